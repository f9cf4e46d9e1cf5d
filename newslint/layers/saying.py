"""Words by which a clause is known that says who speaks: its verbs, and what stands around them."""

from __future__ import annotations

SAYING = frozenset(
    "said says say saying told tells tell telling added adds adding wrote writes write writing asked asks ask asking "
    "replied replies replying explained explains explaining continued continues continuing argued argues argue "
    "arguing warned warns warn warning noted notes note noting insisted insists insist insisting claimed claims claim "
    "claiming recalled recalls recalling stated states stating announced announces announcing tweeted tweets tweeting "
    "posted posts declared declares declaring admitted admits admitting acknowledged acknowledges acknowledging "
    "conceded concedes conceding confirmed confirms confirming commented comments commenting concluded concludes "
    "concluding joked jokes joking remarked remarks remarking responded responds responding suggested suggests "
    "suggesting testified testifies testifying texted emailed shouted shouts shouting yelled screamed whispered "
    "quipped quips pointed observed observes observing reiterated reiterates reiterating stressed stresses stressing "
    "complained complains complaining denied denies promised promises promising vowed vows vowing urged urges urging "
    "called calls calling described describes describing alleged alleges alleging predicted predicts predicting "
    "reported reports maintained maintains contended contends contending asserted asserts asserting countered counters "
    "countering reflected reflects thinks believes summed boasted boasts boasting lamented laments lamenting mused "
    "muses musing opined opines emphasized emphasised emphasizes emphasises emphasizing emphasising cautioned cautions "
    "cautioning advised advises read reads reading shared shares sharing retorted retorts chanted chants chanting "
    "wondered wonders wondering revealed reveals revealing confessed confesses confided cried exclaimed answered "
    "answers demanded demands recounted recounts remembered remembers agreed agrees figured reasoned speculated "
    "clarified clarifies echoed repeated repeats began begins finished teased teases deadpanned proclaimed proclaims "
    "pleaded pleads begged gushed gushes enthused enthuses fumed snapped hinted pledged scoffed sighed laughed smiled "
    "disclosed offered captioned sang sings singing thundered went goes found finds detailed".split()
)
"""Verbs that bring in what somebody says."""
PLAIN = frozenset(
    "said says say told tells tell added adds wrote writes explained explains argued argues warned warns noted notes "
    "insisted insists claimed claims stated states announced announces admitted admits acknowledged acknowledges "
    "conceded concedes confirmed confirms concluded concludes testified testifies denied denies alleged alleges "
    "predicted predicts reported reports maintained maintains contended contends asserted asserts suggested suggests "
    "stressed stresses emphasized emphasised declared declares reiterated reiterates believes cautioned".split()
)
"""Those that bring it in also where it stands without quotation marks."""
NOUNS = frozenset("calls claims comments notes posts reads remarks reports shares states tweets".split())
AFTER_NOUNS = frozenset("are can could did do had has have is made may might of said say was were will would".split())
"""What comes after one of the nouns, and not after the verb of the same form."""
PRONOUNS = frozenset("he she they it we i who one you".split())

ADVERBS = frozenset(
    "also later then once never has had have earlier previously recently often always again even simply just only "
    "now still soon further repeatedly famously reportedly quickly did does do would will could can may might was "
    "were is are been being not n't to today yesterday monday tuesday wednesday thursday friday saturday sunday both "
    "all each himself herself themselves".split()
)
BEING = frozenset("is are was were been be".split())
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your one two three four five six seven eight nine ten "
    "several some many another both no every each most other".split()
)
STOPS = frozenset(
    "and but or so as if when while after before because although though since until where which what that who whom "
    "whose how why in on at by for from with to into over about against between during than then there here not no "
    "yes is are was were be been has have had do does did will would can could may might must should , . ; : ! ? ( ) "
    '[ ] " “ ” ‘ ’ – — - / … « » „ & % $'.split()
)
OPENERS = frozenset(["“", '"', "‘", "'", "but", "and", "so", "then"])
LINKS = frozenset("de da di del della der den van von la le du dos al el bin ibn ben ap ter of y".split())
BARE = frozenset(
    "police officials prosecutors officers authorities experts critics analysts researchers scientists investigators "
    "lawyers detectives witnesses residents sources supporters opponents organisers organizers campaigners activists "
    "doctors economists reports lawmakers aides firefighters neighbours neighbors friends relatives ministers "
    "spokespeople deputies students teachers parents workers republicans democrats staff people observers "
    "some many others everyone someone nobody management".split()
)
"""Plurals and the like that speak without an article."""
