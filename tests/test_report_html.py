"""The page: well-formed, self-contained, and nothing in a story can become markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.report import FileResult, Summary, locate, open_reporter, unreadable
from newslint.source import from_text
from newslint.span import Span

STORY = "Fire kills 12\r\n\r\nThe fire killed 14 people.\n"
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Reads a page, refuses badly nested tags, and collects what the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.story = self.said = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.story += data
        if not {"style", "script"} & set(self.open):
            self.said += data

    def all(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [value for _, found in self.tags if (value := found.get(name)) is not None]

    def marks(self) -> list[dict[str, str | None]]:
        """The attributes of the marks in the story, in order."""
        return [found for tag, found in self.tags if tag == "a" and (found.get("class") or "").startswith("mark")]


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def page(*results: FileResult) -> Page:
    reporter = open_reporter("html")
    return Page(reporter.begin() + "".join(map(reporter.file, results)) + reporter.end(Summary()))


def conflict() -> FileResult:
    related = (Related(at(STORY, "12"), "the headline says 12"),)
    found = [
        Diagnostic("figures/conflict", at(STORY, "14"), Severity.QUERY, "Which?", Fix("Write “12”", ()), related),
        Diagnostic("style/killed", at(STORY, "killed 14 people"), Severity.ERROR, "Say how."),
    ]
    return locate(from_text(STORY, "fire.md"), found, whole=True)


def test_one_half_of_a_contradiction_leads_to_the_other() -> None:
    made = page(conflict())
    assert [(mark["class"], mark["href"]) for mark in made.marks()] == [
        ("mark query", "#m1-2"),
        ("mark error", "#i1-1"),
        ("mark query error", "#m1-2r1"),
        ("mark error", "#i1-1"),
    ]
    assert made.story == STORY.replace("\r\n", "\n")


def test_every_link_on_the_page_leads_somewhere_and_every_id_is_one() -> None:
    made = page(conflict(), conflict(), unreadable("gone", "no such file"), FileResult("clean.md", text=""))
    ids = made.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in made.all("href") if link.startswith("#")} <= set(ids)
    assert set(made.all("aria-labelledby")) <= set(ids)


def test_nothing_is_fetched() -> None:
    made = page(conflict())
    assert not {"link", "img", "iframe"} & {tag for tag, _ in made.tags}
    assert made.all("src") == []
    outside = [link for link in made.all("href") if not link.startswith("#")]
    assert all(link.startswith("https://newslint.readthedocs.io/") for link in outside)
    reported = open_reporter("html").begin()
    assert "url(" not in reported
    assert "@import" not in reported


def test_nothing_in_a_story_becomes_markup() -> None:
    evil = "<script>alert(1)</script>\"'&amp;<!--"
    found = Diagnostic(evil, at(evil, "alert"), Severity.NOTE, evil, Fix(evil, ()), (Related(Span(0, 8), evil),))
    made = page(
        locate(from_text(evil, f"{evil}.md"), [found], whole=True),
        locate(from_text(evil, f"{evil}.md"), [found]),
        unreadable(evil, evil),
    )
    assert made.story == evil
    # The page's own script, and no other.
    assert [tag for tag, _ in made.tags].count("script") == 1
    assert made.said.count(evil) >= 6


def test_without_its_text_a_file_still_has_its_findings() -> None:
    made = page(locate(from_text(STORY, "fire.md"), [Diagnostic("a/b", at(STORY, "14"), Severity.NOTE, "Which?")]))
    assert "“14”" in made.said
    assert made.marks() == []
    assert not [link for link in made.all("href") if link.startswith("#m")]


def test_severities_can_be_filtered() -> None:
    made = page()
    boxes = [found for tag, found in made.tags if tag == "input"]
    assert [box["value"] for box in boxes] == ["error", "warning", "query", "note"]
    assert all("checked" in box for box in boxes)


@given(st.text(alphabet="ab<&\r\n😀"), st.data())
def test_marks_may_overlap_anyhow(text: str, data: st.DataObject) -> None:
    found = []
    for _ in range(data.draw(st.integers(0, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        found.append(Diagnostic("a/b", Span(start, end), data.draw(st.sampled_from(Severity)), "m"))
    made = page(locate(from_text(text), found, whole=True))
    assert made.story == text.replace("\r\n", "\n").replace("\r", "\n")
    keys = {key for mark in made.marks() for key in (mark["data-of"] or "").split()}
    assert keys == {f"1-{index}" for index in range(1, len(found) + 1)}
