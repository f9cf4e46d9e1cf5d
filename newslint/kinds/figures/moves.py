"""Words for rises and falls, and the words that tie a percentage to its values or part it from them."""

from __future__ import annotations


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(verbs.split())


UP = _forms(
    "rise rises rose risen rising increase increases increased increasing climb climbs climbed climbing grow "
    "grows grew grown growing growth jump jumps jumped jumping gain gains gained gaining soar soars soared "
    "soaring surge surges surged surging skyrocket skyrocketed skyrocketing spike spikes spiked spiking swell "
    "swells swelled swollen swelling balloon ballooned ballooning expand expands expanded expanding expansion "
    "widen widens widened widening advance advances advanced raise raises raised raising boost boosts boosted "
    "boosting hike hikes hiked bump bumped bumps bumping up upped uptick rebound rebounded rally rallied higher "
    "more above improve improved improves improvement leap leaps leaped leapt mushroomed strengthened accelerated "
    "quickened inched crept exploded shot"
)
DOWN = _forms(
    "fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining "
    "drop drops dropped dropping plunge plunges plunged plunging plummet plummets plummeted plummeting tumble "
    "tumbles tumbled tumbling slump slumps slumped slumping slide slides slid sliding slip slips slipped slipping "
    "sink sinks sank sunk sinking shrink shrinks shrank shrunk shrinking shed sheds shedding dip dips dipped "
    "dipping dive dives dived cut cuts cutting reduce reduces reduced reducing reduction reductions lower lowers "
    "lowered lowering slash slashes slashed slashing trim trims trimmed trimming contract contracts contracted "
    "contraction narrow narrows narrowed narrowing ease eases eased easing weaken weakened dwindle dwindled "
    "dwindling down downgraded less fewer below scaled pared halve collapse collapsed slowed nosedived retreated "
    "worse discount discounted"
)
EITHER = _forms(
    "change changed changes difference move moved swing went go going gone edged edging loss losses lost crash crashed"
)
MOVES = UP | DOWN | EITHER
"""Words that say that an amount is another than it was."""

LINKS = _forms(
    "a about according added almost also amounting amounts an annual approximately around at barely by can close "
    "comes compared equal equivalent estimated exactly for full giving huge i.e in is it its just making marking "
    "massive mean meaning means merely modest more nearly net number of on only or over overall percentage rate "
    "representing represents roughly sharp slight slightly so some staggering steep than that that's the their "
    "they this to total translates translating under was which whopping year year-on-year"
)
"""Words that may stand between two values and the percentage that they yield: "which amounts to"."""
JOINTS = _forms("although and as but meanwhile though when whereas whether which while who with")
"""Words with which another statement may begin."""
