"""Word files, made here part by part: what the page shows, and what is refused."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile

import pytest
from storykit import blocks

from newslint.document import Document
from newslint.errors import ReadError
from newslint.readers import Reading, read

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {SPACE}>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Sub"><w:name w:val="Subtitle"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="House"><w:name w:val="House cross-head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="L"><w:name w:val="List Paragraph"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style>
</w:styles>"""


def package(body: str, **parts: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        target.writestr("word/styles.xml", STYLES)
        for name, data in parts.items():
            target.writestr(name, data)
    return made.getvalue()


def p(text: str, style: str = "", *, properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}</w:p>"


def docx(body: str, layout: tuple[str, ...] = ()) -> Document:
    return read(package(body), "a.docx", Reading(layout=layout))


def test_styles_name_the_parts() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{p('Ten')}</w:tc><w:tc>{p('Eleven', 'L')}</w:tc></w:tr></w:tbl>"
    document = docx(
        p("Mill stays", "Titel") + p("Ten more years", "Sub") + p("By Jo Roe") + p("") + p("LONDON (AP) — It stays.")
        + p("Why", "berschrift1") + p("How", "House") + p("The mill", "Cap") + p("Eight", "Q") + p("Nine", "L")
        + p("Item", properties="<w:numPr/>") + cell + p("Loop", "Loop") + p("Again", "Titel")
    )  # fmt: skip
    assert blocks(document) == [
        ("headline", "Mill stays"),
        ("deck", "Ten more years"),
        ("byline", "By Jo Roe"),
        ("body", "LONDON (AP) — It stays."),
        ("subhead", "Why"),
        ("subhead", "How"),
        ("caption", "The mill"),
        ("blockquote", "Eight"),
        ("list", "Nine"),
        ("list", "Item"),
        ("table", "Ten"),
        ("table", "Eleven"),
        ("body", "Loop"),
        ("subhead", "Again"),
    ]
    assert document.source.coordinates == "paragraphs"
    assert document.source.text == document.text
    assert document.source.lines.position(document.text.index("LONDON")) == (5, 1)
    assert [zone.name for zone in document.inline] == ["dateline"]


def test_without_styles_the_layout_is_guessed_as_in_plain_text() -> None:
    lede = "The council voted on Tuesday to keep the old mill open for ten more years, officials said."
    body = p("Town keeps mill") + p("By Jo Roe") + p(lede) + p(lede)
    assert [zone for zone, _ in blocks(docx(body))] == ["headline", "byline", "body", "body"]
    assert blocks(docx(body, ("deck",)))[0] == ("deck", "Town keeps mill")


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ("<w:r><w:t>One</w:t></w:r><w:r><w:t xml:space='preserve'> two</w:t></w:r>", "One two"),
        ("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", "One\ttwo three"),
        ("<w:ins><w:r><w:t>One</w:t></w:r></w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del>", "One"),
        ("<w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>One</w:t></w:r></w:moveTo>", "One"),
        ("<w:hyperlink><w:r><w:t>One</w:t></w:r></w:hyperlink>", "One"),
        ("<w:smartTag><w:r><w:t>One</w:t></w:r></w:smartTag>", "One"),
        ("<w:sdt><w:sdtContent><w:r><w:t>One</w:t></w:r></w:sdtContent></w:sdt>", "One"),
        ("<w:r><w:instrText>no</w:instrText></w:r><w:r><w:t>One</w:t></w:r>", "One"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>One</w:t></w:r>", "One"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>One</w:t></w:r>", "One"),
        ("<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>One</w:t></w:r>", "One"),
        ("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>One</w:t></w:r>", "One"),
        ("<w:r><w:t>One</w:t><w:footnoteReference w:id='1'/></w:r>", "One"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>", "coop"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>", "co\N{NON-BREAKING HYPHEN}op"),
        ("<w:r><w:t>A &amp; B 🙂</w:t></w:r>", "A & B 🙂"),
        ("<w:r><w:t>One\ntwo</w:t></w:r>", "One two"),
    ],
)
def test_runs(runs: str, shown: str) -> None:
    assert blocks(docx(p(runs))) == [("body", shown)]


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    content = f"<AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent>"
    runs = f"<w:r><w:t>One </w:t>{content}<w:t>two</w:t></w:r>"
    assert blocks(docx(p(runs))) == [("body", "One two"), ("body", "In the box")]


def test_the_text_may_be_in_a_part_of_another_name() -> None:
    rels = '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    body = f"<w:document {SPACE}><w:body>{p('One')}</w:body></w:document>"
    document = read(package("", **{"_rels/.rels": rels, "word/document2.xml": body}), "a.docx")
    assert blocks(document) == [("body", "One")]


def test_an_empty_file_has_no_blocks() -> None:
    assert docx("").blocks == ()


def locked() -> bytes:
    data = bytearray(package(p("One")))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    f"<w:document {SPACE}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
RELS = '<Relationships><Relationship Type="x/officeDocument" Target="bomb.xml"/></Relationships>'


def bombed(content: str | bytes) -> bytes:
    """A package that says that its story is in bomb.xml."""
    parts: dict[str, str | bytes] = {"_rels/.rels": RELS, "bomb.xml": content}
    return package("", **parts)


REFUSED = {
    "empty": (b"", "not a Word file"),
    "text": (b"Only words", "not a Word file"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Word file"),
    "cut": (package(p("One"))[:-40], "not a Word file"),
    "broken": (package(p("One")).replace(b"PK\x03\x04", b"PK\x09\x09"), "does not unpack"),
    "locked": (locked(), "password"),
    "other": (package("", **{"_rels/.rels": RELS}), "it has no bomb.xml"),
    "bad xml": (package("<w:p>"), "broken XML"),
    "entities": (bombed(BOMB), "declares entities"),
    "wide": (bombed(BOMB.encode("utf-16")), "declares entities"),
    "zip bomb": (bombed(b" " * 40_000_000), "unpacks to more than"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        read(data, "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("tag", ["w:p", "w:tbl", "w:del", "w:rPr"])
def test_deep_nesting_is_prompt(tag: str) -> None:
    start = time.process_time()
    docx(f"<{tag}>" * 100_000 + f"</{tag}>" * 100_000)
    assert time.process_time() - start < 5


def test_each_format_loads_only_its_own_machinery() -> None:
    code = (
        "import sys; from newslint.readers import read; read(b'One.', 'a.txt')\n"
        "assert not {'pyromark', 'yaml', 'zipfile', 'xml.parsers.expat', 'html'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
