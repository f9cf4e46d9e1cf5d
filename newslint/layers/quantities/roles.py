"""The part a figure plays: a part of something, a change, the level after it, a rate, an age."""

from __future__ import annotations

from ..tokens import Tokens

CHANGES = frozenset(
    "rose rise rises risen rising fell fall falls fallen falling drop drops dropped dropping climb climbs climbed "
    "climbing jump jumps jumped jumping plunge plunges plunged plunging surge surges surged surging soar soars "
    "soared soaring gain gains gained gaining slip slips slipped slipping slide slides slid tumble tumbles "
    "tumbled sink sinks sank sunk shed sheds grew grow grows grown growing shrink shrinks shrank shrunk increase "
    "increases increased increasing decrease decreases decreased decreasing decline declines declined declining "
    "up down cut cuts cutting raise raises raised raising lower lowers lowered lowering reduce reduces reduced "
    "reducing boost boosts boosted expand expands expanded swell swells swelled double doubled dip dips dipped "
    "ease eased edge edged edges widen widened narrow narrowed advance advanced advances bounced rebounded "
    "rallied spiked crashed trimmed slashed hiked higher lower improved improve worsened added add adds".split()
)
"""Words that say that an amount changes."""
CHANGE_NOUNS = frozenset(
    "increase increases rise rises jump jumps surge surges drop drops decline declines cut cuts fall falls gain "
    "gains boost reduction reductions raise raises hike hikes decrease decreases growth improvement dip slump "
    "spike discount uptick".split()
)
_MORE = frozenset({"another", "additional", "further", "extra"})
_AFTER_MORE = frozenset({"more", "additional", "extra", "further", "fewer", "less", "other", "others", "new"})
_PERIODS = frozenset(
    "day week month year hour minute second person head game night quarter barrel gallon share capita pound ounce "
    "ton tonne kilo liter litre mile acre piece household family student child vote ticket unit".split()
)
_EACH = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "each": "each",
    "apiece": "each",
}
_NEGATIVE = frozenset(".;:!?—–()")


def before_role(stream: Tokens, at: int, hedged: int, begin: int) -> tuple[str, str]:
    """(role, cue) by the words before a figure: `at` its first token, `hedged` the first of its hedge."""
    keys = stream.keys
    previous = keys[hedged - 1] if hedged > begin else ""
    if not previous:
        return "", ""
    if previous in _MORE or (previous in ("an", "a") and hedged - 2 >= begin and keys[hedged - 2] in _MORE):
        return "change", previous
    if previous in CHANGES and not (
        previous == "up" and at == hedged and hedged - 2 >= begin and keys[hedged - 2] in ("made", "make")
    ):
        return "change", previous
    if previous == "by":
        cue = _changing(keys, hedged - 1, begin, 5)
        return ("change", cue) if cue else ("", "")
    if previous in ("to", "at"):
        cue = _changing(keys, hedged - 1, begin, 7)
        return ("level", cue) if cue and previous == "to" else ("", "")
    if previous == "from":
        cue = _changing(keys, hedged - 1, begin, 8)
        return "base", cue or "from"
    if previous in ("its", "the", "their") and hedged - 2 >= begin and keys[hedged - 2] == "from":
        cue = _changing(keys, hedged - 2, begin, 8)
        return ("base", cue) if cue else ("", "")
    return "", ""


def after_role(stream: Tokens, last: int, end: int) -> tuple[str, str]:
    """(role, cue) by the words right behind a figure: "5 more", "a 14 percent surge"."""
    keys = stream.keys
    index = last + (last < end and keys[last] == "-")
    if index < end and keys[index] in _AFTER_MORE and keys[index + 1 : index + 2] != ["than"]:
        return "change", keys[index]
    for word in keys[index : min(index + 3, end)]:
        if word in CHANGE_NOUNS:
            return "change", word
        if not word.isalpha() or word in ("of", "in", "to", "and", "from", "by"):
            break
    return "", ""


def rate(stream: Tokens, last: int, end: int) -> tuple[str, int]:
    """What a figure is per ("" for nothing): "per barrel", "a day", "each"; and the token after it."""
    keys = stream.keys
    if last >= end:
        return "", last
    key = keys[last]
    if key in _EACH:
        return _EACH[key], last + 1
    if key in ("per", "a", "an", "every", "/", "each") and last + 1 < end:
        after = keys[last + 1]
        if key == "per" and after[0].isalnum() and after not in ("cent",):
            return after, last + 2
        if after in _PERIODS:
            return after, last + 2
    return "", last


def _changing(keys: list[str], before: int, begin: int, reach: int) -> str:
    """A word of change within a few tokens before, in the same clause."""
    for index in range(before - 1, max(begin, before - reach) - 1, -1):
        if keys[index] in _NEGATIVE:
            return ""
        if keys[index] in CHANGES or keys[index] in CHANGE_NOUNS:
            return keys[index]
    return ""
