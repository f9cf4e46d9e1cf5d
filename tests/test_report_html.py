"""The page: well-formed, self-contained, and nothing in a story can become markup."""

from __future__ import annotations

import pickle
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from golden import ROOT
from hypothesis import given
from hypothesis import strategies as st

from newslint.checker import Checker, Task
from newslint.config import Config
from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.readers import read
from newslint.report import FileResult, Options, Summary, locate, open_reporter, unreadable
from newslint.report.base import RuleInfo
from newslint.report.result import Story, story_of
from newslint.span import Span

STORY = "Fire kills 12\r\n\r\nThe fire killed 14 people.\n"
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Reads a page, refuses badly nested tags, and collects what the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.story = self.said = self.policed = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self.open}
        aside = any(found.get("class") in ("number", "unseen") for _, found in self.open)
        if "article" in inside and not aside:
            self.story += data
        if {"style", "script"} & inside:
            self.policed += " " + b64encode(sha256(data.encode()).digest()).decode()
        else:
            self.said += data

    def all(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [value for _, found in self.tags if (value := found.get(name)) is not None]

    def marks(self) -> list[dict[str, str | None]]:
        """The attributes of the links that are marks of facts in the story, in order."""
        return [found for tag, found in self.tags if tag == "a" and (found.get("class") or "").startswith("mark")]

    def findings(self) -> list[tuple[str, str, str]]:
        """Of each mark of a finding in the story: its classes, where it leads, what it is called."""
        out = []
        for (tag, mark), (_, link) in zip(self.tags, self.tags[1:], strict=False):
            if tag == "mark":
                out.append((str(mark["class"]), str(link["href"]), str(link["aria-label"])))
        return out


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def page(*results: FileResult, options: Options | None = None) -> Page:
    return Page(written(*results, options=options))


def written(*results: FileResult, options: Options | None = None) -> str:
    reporter = open_reporter("html", options)
    summary = Summary()
    for result in results:
        summary = summary.plus(result)
    return reporter.begin() + "".join(map(reporter.file, results)) + reporter.end(summary)


def told(text: str, found: list[Diagnostic], path: str = "fire.md.txt") -> FileResult:
    document = read(text.encode("utf-8", "surrogatepass"), path)
    return locate(document.source, found)._replace(story=story_of(document))


def conflict() -> FileResult:
    related = (Related(at(STORY, "12"), "the headline says 12"),)
    found = [
        Diagnostic("figures/conflict", at(STORY, "14"), Severity.QUERY, "Which?", Fix("Write “12”", ()), related),
        Diagnostic("style/killed", at(STORY, "killed 14 people"), Severity.ERROR, "Say how."),
    ]
    return told(STORY, found)


def test_a_mark_leads_to_its_finding_and_each_half_to_the_other() -> None:
    made = page(conflict())
    assert made.findings() == [
        ("query", "#i1-2", "12, other half of query 2"),
        ("error", "#i1-1", "killed, error 1"),
        ("error", "#i1-2", "14, query 2"),
        ("error", "#i1-1", "people, error 1"),
    ]
    ways = [(found["class"], found["href"]) for tag, found in made.tags if "twin" in (found.get("class") or "")]
    assert ways == [("twin down", "#m1-2"), ("twin up", "#m1-2r1")]
    assert made.story.split() == STORY.split()


def test_a_mark_in_pieces_is_met_once_by_the_keyboard() -> None:
    links = [found for tag, found in page(conflict()).tags if tag == "a" and "aria-label" in found]
    assert [link.get("id") for link in links if link.get("tabindex") != "-1" and link.get("id")] == [
        "m1-2r1",
        "m1-1",
        "m1-2",
    ]


def test_every_link_on_the_page_leads_somewhere_and_every_id_is_one() -> None:
    gone, clean = unreadable("gone", "no such file"), told("All is well.\n", [])
    made = page(conflict(), gone, conflict(), clean, FileResult("bare.md"))
    ids = made.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in made.all("href") if link.startswith("#")} <= set(ids)
    said = [name for value in made.all("aria-labelledby") + made.all("aria-describedby") for name in value.split()]
    assert set(said) <= set(ids)
    names = made.all("aria-labelledby")
    assert len(names) == len(set(names)), "no two parts of the page are called the same"
    contents = [found["href"] for tag, found in made.tags if tag == "a" and (found["href"] or "").startswith("#f")]
    assert [link for link in contents if link != "#f1"] == ["#f2", "#f3", "#f4", "#f5"]


def test_a_page_of_nothing_is_a_page() -> None:
    assert [link for link in page().all("href") if link.startswith("#")] == []


def test_a_story_survives_the_way_from_a_worker() -> None:
    result = checked(STORY)
    again = pickle.loads(pickle.dumps(result))
    assert written(again) == written(result)


def test_nothing_is_fetched_and_nothing_else_can_run() -> None:
    text = written(conflict())
    made = Page(text)
    assert not {"link", "img", "iframe"} & {tag for tag, _ in made.tags}
    assert made.all("src") == made.all("style") == made.all("onclick") == []
    outside = [link for link in made.all("href") if not link.startswith("#")]
    assert all(link.startswith("https://newslint.readthedocs.io/") for link in outside)
    assert "url(" not in text
    assert "@import" not in text
    policy = made.all("content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert re.findall(r"sha256-([^']+)", policy) == made.policed.split()


def test_nothing_in_a_story_becomes_markup() -> None:
    evil = "<script>alert(1)</script>\"'&amp;<!--"
    found = Diagnostic(evil, at(evil, "alert"), Severity.NOTE, evil, Fix(evil, ()), (Related(Span(0, 8), evil),))
    options = Options(rules={evil: RuleInfo("", evil, Severity.NOTE)})
    bare = told(evil, [found], f"{evil}.txt")._replace(story=None)
    made = page(told(evil, [found], f"{evil}.txt"), bare, unreadable(evil, evil), options=options)
    assert made.story.strip() == evil
    # The page's own script, and no other.
    assert [tag for tag, _ in made.tags].count("script") == 1
    assert made.said.count(evil) >= 12


def test_controls_that_turn_the_letters_round_are_boxed_in_and_named() -> None:
    text = "He said \u202eetirw\u2066 it."
    made = page(told(text, [Diagnostic("a/b", Span(8, 16), Severity.NOTE, "Is \u202e right?")], "\u202eoof.txt"))
    assert made.story.strip() == text
    boxes = [found["title"] for _, found in made.tags if found.get("class") == "control"]
    assert boxes == ["U+202E", "U+202E", "U+2066", "U+202E"], "the path, twice in the story, the message"
    assert [label for label in made.all("title") + made.all("aria-label") if re.search("[\u202a-\u202e]", label)] == []
    assert "[U+202E]etirw[U+2066], note 1" in made.all("aria-label")


def test_positions_are_code_points_of_the_file() -> None:
    text = "# 😀 王小明\r\n\r\nShe &amp; he should of 𝒦nown.\r\n"
    found = [Diagnostic("a/b", at(text, "should of 𝒦"), Severity.NOTE, "m")]
    made = page(told(text, found, "a.md"))
    (card,) = [found for _, found in made.tags if found.get("class") == "card note"]
    assert text[int(card["data-start"] or 0) : int(card["data-end"] or 0)] == "should of 𝒦"
    assert made.findings() == [("note", "#i1-1", "should of 𝒦, note 1")]


def test_headline_and_paragraphs_are_blocks_with_their_lines() -> None:
    text = "# The bridge\n\nIt is *shut*.\n\n## Later\n\n- one\n- two\n"
    document = read(text.encode(), "a.md")
    made = page(locate(document.source, [])._replace(story=story_of(document)))
    zones = {zone.name for zone in document.blocks}
    blocks = [(tag, found["class"]) for tag, found in made.tags if found.get("class") in zones]
    assert blocks == [("h4", "headline"), ("p", "body"), ("h4", "subhead"), ("p", "list"), ("p", "list")]
    assert "shut" in made.story
    assert "*" not in made.story


def test_what_stands_outside_the_words_is_quoted_in_its_card() -> None:
    text = "A bridge.\n\n<!-- newslint: allow a/b: why -->\n\nA road.\n"
    whole = told(text, [Diagnostic("a/b", at(text, "<!-- newslint: allow a/b: why -->"), Severity.NOTE, "m")], "a.md")
    assert page(whole).findings() == [("note point", "#i1-1", "note 1")]
    nothing = told("<!-- allow -->\n", [Diagnostic("a/b", Span(0, 14), Severity.NOTE, "m")], "a.md")
    for result in (whole, nothing, nothing._replace(story=None)):
        assert "<!-- " in page(result).said
    assert [link for link in page(nothing).all("href") if link.startswith("#m")] == []


def test_severities_and_desks_can_be_filtered() -> None:
    boxes = [found for tag, found in page(conflict()).tags if tag == "input" and found["type"] == "checkbox"]
    assert [(box["name"], box.get("value")) for box in boxes] == [
        ("severity", "error"),
        ("severity", "query"),
        ("desk", "figures"),
        ("desk", "style"),
        ("letters", None),
    ]
    assert all("checked" in box for box in boxes)
    assert "2 findings" in page(conflict()).said
    assert "form" not in {tag for tag, _ in page(told("All is well.\n", [])).tags}, "there is nothing to filter"


def test_a_card_says_why_and_what_to_do() -> None:
    rules = {"figures/conflict": RuleInfo("", "Readers do sums.", Severity.QUERY)}
    said = " ".join(page(conflict(), options=Options(rules=rules)).said.split())
    assert "Fix Write “12” (read it first) Readers do sums." in said
    assert "line 1 12 the headline says 12" in said


def test_what_is_not_listed_is_counted() -> None:
    said = page(conflict()._replace(hidden=5, held=2, accepted=1)).said
    assert "2 queries more kept back; 3 findings below the severity shown; 1 accepted." in said


def checked(text: str, path: str = "draft.txt") -> FileResult:
    return Checker(Config(), Task(cached=False, whole=True, strict=True)).data(text.encode(), path).result


def test_facts_lead_to_their_places_and_to_what_is_wrong_with_them() -> None:
    result = checked((ROOT / "fixtures" / "articles" / "seawall.txt").read_text("utf-8"))
    assert isinstance(result.story, Story)
    made = page(result)
    ids = set(made.all("id"))
    assert {link[1:] for link in made.all("href") if link.startswith("#")} <= ids
    assert len([name for name in ids if name.startswith("r1-f")]) >= 30
    (number,) = [n for n, found in enumerate(result.diagnostics, 1) if found.rule == "names/acronym-mismatch"]
    notes = [found["href"] for _, found in made.tags if (found.get("class") or "").startswith("see")]
    assert notes.count(f"#i1-{number}") == 2
    assert "Coastal Engineering and Restoration Authority" in made.said


def test_the_same_story_makes_the_same_bytes() -> None:
    text = "Storm floods 64 homes\n\nThe storm flooded 46 homes, Mayor Dana Whitlock, 58, said Monday.\n"
    assert written(checked(text)) == written(checked(text))
    assert written(checked(text)).isascii()


@given(st.text(alphabet="ab<&\r\n😀\u202e"), st.data())
def test_marks_may_overlap_anyhow(text: str, data: st.DataObject) -> None:
    found = []
    for _ in range(data.draw(st.integers(0, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        found.append(Diagnostic("a/b", Span(start, end), data.draw(st.sampled_from(Severity)), "m"))
    result = told(text, found, "a.txt")
    assert result.story is not None
    made = page(result)
    assert re.sub(r"\s", "", made.story) == re.sub(r"\s", "", result.story.text)
    keys = {key for tag, mark in made.tags if tag == "mark" for key in (mark["data-of"] or "").split()}
    places = {name for name in made.all("id") if re.fullmatch(r"m1-\d+", name)}
    if result.story.blocks:
        assert keys == {f"1-{index}" for index in range(1, len(found) + 1)}
        assert places == {f"m{key}" for key in keys}
    else:
        assert keys == places == set()
