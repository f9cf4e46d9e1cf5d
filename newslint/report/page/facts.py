"""The fact sheet below a story, and the places of its facts in it."""

from __future__ import annotations

from ...factsheet.build import DESKS
from ...factsheet.lists import anchor_of, lists
from ...factsheet.rows import rows
from ...factsheet.sheet import Named, Said
from ...factsheet.touch import with_findings
from ..result import FileResult, Located, Story
from .marks import Fact, key_of
from .story import plain_span


def fact_list(result: FileResult, story: Story, file: int) -> tuple[list[Fact], str]:
    """The places of the facts in the `file`th story, and their list; nothing where there is no fact."""
    if story.sheet is None:
        return [], ""
    told = tuple(found for found in result.diagnostics if found.rule.partition("/")[0] in DESKS)
    sheet = with_findings(story.sheet._replace(findings=told))
    facts = {f"{file}-f{index}": row for index, row in enumerate(rows(sheet), 1)}
    if not facts:
        return [], ""
    places = [
        Fact(plain_span(story, mention.span), anchor_of(key, index), key)
        for key, row in facts.items()
        for index, mention in enumerate(row.places)
    ]
    numbers = {found: number for number, found in enumerate(result.diagnostics, 1)}

    def note(found: Located) -> str:
        label, number = found.severity.label, numbers[found]
        return f' <a class="see {label}" href="#i{key_of(file, number)}">{label} {number}</a>'

    # Who, where and what they say beside how much and when, each to be read straight down, however long.
    who = {key: row for key, row in facts.items() if isinstance(row.fact, Named | Said)}
    when = {key: row for key, row in facts.items() if key not in who}
    sides = ["".join(lists(side, note, heading="h4")) for side in (who, when) if side]
    said = "".join(f"<div>\n{side}</div>\n" for side in sides)
    return places, (
        f'<section class="facts" id="x{file}" aria-labelledby="y{file} f{file}" tabindex="-1">\n'
        f'<h3 id="y{file}">Fact sheet</h3>\n<div class="lists">\n{said}</div>\n</section>\n'
    )
