"""HTML: what a browser shows of the story, and where each word stands in the file."""

from __future__ import annotations

import time

import pytest
from storykit import blocks, in_file

from newslint.document import Document
from newslint.readers import read


def html(text: str) -> Document:
    return read(text.encode(), "a.html")


PAGE = """<!DOCTYPE html>
<html><head><title>Mill &amp; bridge stay | The Daily</title>
<meta property="article:published_time" content="2024-03-03T10:00:00Z">
<meta name="description" content="Not on the page">
<style>p > a {}</style><script>if (a < b) "<p>no</p>"</script></head>
<body><header><nav><a href=/>Home</a></nav>Site name</header>
<main>
<h1>The mill stays</h1>
<p class="article__standfirst">Ten more years</p>
<div class=meta>By <a rel="author" href=x>Jo Roe</a> <time datetime="2024-03-05">5 March</time></div>
<article>
<figure><img alt="no" src=x><figcaption>The mill</figcaption></figure>
<p><span class="dateline">SEOUL (AP)</span> — One.
<p>Two &mdash; <b>th</b>ree.<br>Four.
<h2>Five</h2>
<ul><li>Six<li>Seven</ul>
<blockquote><p>Eight</p></blockquote>
<table><caption>Nine</caption><tr><th>Ten<td>Eleven</table>
<pre>  x = 1
y</pre>
<p>See <code>y</code>.</p>
<p class="correction">Twelve</p>
<aside>no</aside><form>no</form><noscript>no</noscript><p hidden>no</p><p style="display: none">no</p>
</article>
<section>More stories</section>
</main><footer>no</footer></body></html>
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_page(end: str) -> None:
    document = html("\ufeff" + PAGE.replace("\n", end))
    assert [(zone, words.split()) for zone, words in blocks(document)] == [
        (zone, words.split())
        for zone, words in [
            ("headline", "The mill stays"),
            ("deck", "Ten more years"),
            ("caption", "The mill"),
            ("body", "SEOUL (AP) — One."),
            ("body", "Two — three. Four."),
            ("subhead", "Five"),
            ("list", "Six"),
            ("list", "Seven"),
            ("blockquote", "Eight"),
            ("caption", "Nine"),
            ("table", "Ten"),
            ("table", "Eleven"),
            ("code", "x = 1 y"),
            ("body", "See y."),
            ("note", "Twelve"),
        ]
    ]
    assert str(document.date) == "2024-03-03"
    assert document.meta == {"title": "Mill & bridge stay", "description": "Not on the page"}
    assert [(zone.name, document.words(zone.span)) for zone in document.inline] == [
        ("dateline", "SEOUL (AP)"),
        ("code", "y"),
    ]


@pytest.mark.parametrize(
    ("text", "shown", "words", "raw"),
    [
        ("<p>The <b>old</b> mill", "The old mill", "old mill", "old</b> mill"),
        ("<p>m<i>i</i>ll", "mill", "mill", "m<i>i</i>ll"),
        ("<p>Fish &amp; chips", "Fish & chips", "& chips", "&amp; chips"),
        ("<p>It&rsquo;s", "It’s", "It’s", "It&rsquo;s"),
        ("<p>It&#x2019;s", "It’s", "’", "&#x2019;"),
        ("<p>AT&T and R&D", "AT&T and R&D", "R&D", "R&D"),
        ("<p>A &nosuch; b", "A &nosuch; b", "nosuch;", "nosuch;"),
        ("<p>In close\n   proximity", "In close proximity", "close proximity", "close\n   proximity"),
        ("<p> One <b> two </b> three ", "One two three", "two three", "two </b> three"),
        ("<p>One<br/>two", "One two", "One two", "One<br/>two"),
        ("<p>One <!-- no --> two", "One two", "One two", "One <!-- no --> two"),
        ("<p>news&shy;paper", "newspaper", "newspaper", "news&shy;paper"),
        ("<p>news<wbr>paper", "newspaper", "newspaper", "news<wbr>paper"),
        ("<p>a < b and 3<4", "a < b and 3<4", "< b", "< b"),
        ("<p>He said <q>yes</q>.", "He said “yes”.", "“yes”", "<q>yes</q>"),
        ("<p>The <del>old</del> mill", "The mill", "The mill", "The <del>old</del> mill"),
        ("<p title='a > b' data-x=\"</p>\">One", "One", "One", "One"),
        ("<p>one&nbsp;two", "one\xa0two", "one\xa0two", "one&nbsp;two"),
    ],
)
@pytest.mark.parametrize("lead", ["", "<p>🙂 é.</p>"])
def test_words_and_their_places(text: str, shown: str, words: str, raw: str, lead: str) -> None:
    document = html(lead + text)
    assert blocks(document)[1 if lead else 0][1] == shown
    assert in_file(document, words) == raw


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Only words", [("body", "Only words")]),
        ("One<br><br>two", [("body", "One"), ("body", "two")]),
        ("<div>One.<p>two</p>three</div>", [("body", "One."), ("body", "two"), ("body", "three")]),
        ("<title>One | Daily</title><p>Two.", [("headline", "One"), ("body", "Two.")]),
        ("<title>One</title><h1>Two</h1><p>Three.", [("headline", "Two"), ("body", "Three.")]),
        ("<h2>One</h2><p>Two.", [("headline", "One"), ("body", "Two.")]),
        ("<h1>One</h1><h1>Two</h1><p>Three.", [("headline", "One"), ("subhead", "Two"), ("body", "Three.")]),
        ("<p>No</p><article>One</article>", [("body", "One")]),
        ("<article>One two three four</article><article>No</article>", [("body", "One two three four")]),
        ("<p>No</p><div role=main>One</div>", [("body", "One")]),
        ("<form><p>One</form>", [("body", "One")]),
        ("<p class=byline>By Jo<p>Two", [("byline", "By Jo"), ("body", "Two")]),
        ("<div class=author><p>1.<p>2<p>3<p>4</div>", [("body", "1."), ("body", "2"), ("body", "3"), ("body", "4")]),
        ("<p>One</b></i></div> two", [("body", "One two")]),
        ("<b><p>One</p></b> two", [("body", "One"), ("body", "two")]),
        ("<p>One <a href='x>two", [("body", "One")]),
        ("<p>One<!-- open", [("body", "One")]),
        ("<p>One</p><script>no", [("body", "One")]),
        ("<p>One <svg><title>no</title><path/></svg>two", [("body", "One two")]),
        ("<p></p><p>&nbsp;</p><p> </p>", []),
        ("<HTML><BODY><P>One</P>", [("body", "One")]),
        ("<head><title>One</title><p>Two", [("headline", "One"), ("body", "Two")]),
    ],
)
def test_zones(text: str, found: list[tuple[str, str]]) -> None:
    assert blocks(html(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished" : "2024-03-03T1"}</script><p>One',
        "<p>One <time datetime=2024-03-03>Sunday</time> <time datetime=2024-03-05>Tuesday</time>",
        "<meta name=date content='3 March 2024'><time datetime=2024-03-05>5</time>",
        "<h1>One</h1><p>March 3, 2024</p><p>Two.",
    ],
)
def test_dates(text: str) -> None:
    assert str(html(text).date) == "2024-03-03"


def test_comments() -> None:
    text = "<div><!-- one --><p>Two <!-- three --> four</p></div><!-- five -->"
    document = html(text)
    assert [(comment.text, comment.alone) for comment in document.comments] == [
        (" one ", True),
        (" three ", False),
        (" five ", True),
    ]
    assert all(text[slice(*comment.span)] == f"<!--{comment.text}-->" for comment in document.comments)


HOSTILE = {
    "angles": "<" * 1_000_000,
    "open tags": "<a" * 300_000,
    "deep": "<div>" * 200_000,
    "deep inline": "<b>" * 200_000 + "</i>" * 100_000,
    "crossed": "<b><p>" + "<i>" * 500 + "</b>" * 200_000,
    "ends": "</" * 500_000,
    "comments": "<!--" * 200_000,
    "quotes": '<a x="' * 100_000,
    "entities": "&" * 1_000_000,
    "numbers": "&#" * 400_000,
    "blanks": " " * 1_000_000 + "\n" + "\t " * 200_000 + "x",
    "scripts": "<script>" * 100_000,
    "articles": "<article>x" * 50_000,
    "hints": "<p class='byline author deck'>x" * 20_000,
    "equals": "<a " + "=" * 1_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_is_prompt(text: str) -> None:
    start = time.process_time()
    html(text)
    assert time.process_time() - start < 5
