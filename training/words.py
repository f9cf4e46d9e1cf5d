"""Words that decide whether a change leaves a sentence sound."""

from __future__ import annotations

BE = frozenset("is are was were be been being 's 're am 'm".split())
HAVE = frozenset("has have had having 've 'd".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would can could may might must should shall 'll wo ca".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
TIMES = (
    DAYS
    | MONTHS
    | frozenset(
        "year years month months week weeks day days hour hours minute minutes time night morning afternoon "
        "evening weekend decade decades moment second seconds century summer winter fall spring quarter season".split()
    )
)
PREPOSITIONS = frozenset(
    "of in on at for with from to by about into against over between through under among during toward towards "
    "within without across around as".split()
)
CONTROL = frozenset(
    "want plan try decide intend hope seek attempt refuse need manage aim vow pledge promise offer threaten able "
    "unable likely unlikely willing continue fail allow order force urge require enable expect ask tell ready eager "
    "encourage direct instruct authorize permit empower help begin start bid effort ability opportunity right "
    "decision intention refusal failure desire tool chance power authority".split()
)
"""Words after which an infinitive cannot have turned into a goal ("plans to the mall")."""
OF_HEADS = frozenset(
    "accuse suspect convict acquit guilty capable incapable tired afraid way intention aim goal purpose possibility "
    "risk task job process cost method idea hope means danger instead fond practice habit history chance "
    "suspicion".split()
)
FROM_HEADS = frozenset("prevent stop keep discourage prohibit refrain bar ban deter block abstain".split())
"""Words whose `of` or `from` asks for a deed: without its gerund the thing that follows makes no sense."""
BEFORE_GERUND = frozenset("of by from in for at on with about without before after into against".split())
COLLECTIVE = frozenset(
    "police team staff company government family group majority number percent none data media couple public council "
    "committee board band crowd army party club firm union audience jury percentage lot rest half series pair range "
    "variety total minority faculty crew people all some most any more each either neither who that which there what "
    "per cent".split()
)
"""Subjects that go with either number, or whose number their spelling does not tell."""
INTRANSITIVE = frozenset(
    "depend rely focus consist belong happen occur arrive look listen wait agree participate respond apply comply "
    "struggle emerge originate result refer insist interfere collaborate specialize subscribe succeed talk appear "
    "live reside sit stand rise fall go come vote serve work act lead die stem suffer benefit contribute account "
    "amount adhere appeal argue begin care coincide compete complain concentrate conform deal differ escape "
    "experiment fight fail graduate hope lag laugh object operate plead prevail proceed profit qualify react rebel "
    "recover reply retire retreat run sleep smile speak stare step survive sympathize testify think vanish wander "
    "worry".split()
)
"""Verbs after which a noun without a preposition is no object."""
SOUND_ALIKE = (
    "its it's",
    "their there they're",
    "your you're",
    "whose who's",
    "to too",
    "then than",
    "affect effect",
    "lead led",
    "lose loose",
    "of off",
    "were where wear",
    "principal principle",
    "advise advice",
    "passed past",
    "accept except",
    "quite quiet",
    "hear here",
    "though through",
    "form from",
    "board bored",
    "brake break",
    "breath breathe",
    "cite site sight",
    "council counsel",
    "peace piece",
    "role roll",
    "weather whether",
    "week weak",
    "weight wait",
    "right write",
    "sole soul",
    "stationary stationery",
    "waste waist",
    "ensure insure",
    "personal personnel",
    "complement compliment",
    "elicit illicit",
    "moral morale",
    "capital capitol",
    "new knew",
    "no know",
    "made make",
    "choose chose",
    "costumer customer",
    "county country",
    "desert dessert",
    "fair fare",
    "fourth forth",
    "hole whole",
    "loan lone",
    "manner manor",
    "meat meet",
    "plain plane",
    "pole poll",
    "poor pour",
    "rain reign",
    "raise rise",
    "sale sail",
    "scene seen",
    "steel steal",
    "threw through",
    "throne thrown",
    "vary very",
    "which witch",
    "wood would",
)
STRAY = tuple("the a to of in is was and that for has be it with on are".split())
"""Words that are left standing when a phrase is replaced."""
