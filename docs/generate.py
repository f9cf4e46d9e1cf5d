"""Writes the pages of the manual that are made from rule files and kinds.

usage: python docs/generate.py [--check]

Makes docs/rules/ (a page a rule, an index a desk) and docs/kinds.md. With --check it
writes nothing, names the pages that are not as the rules have them, and exits with 1.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from textwrap import dedent

import yaml

# The pages are of this tree, not of whatever newslint is installed: so these imports come after the path.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from newslint.errors import RuleError
from newslint.folders import read_folder
from newslint.kinds import KINDS, Kind, classes, kind_named
from newslint.kinds.guards import GUARD_FIELDS
from newslint.rule import EVERYWHERE, PROSE, Example, Rule

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

_SEVERITIES = {
    "error": "wrong on the page",
    "warning": "probably wrong, or against the style in force",
    "query": "a question for the writer",
    "note": "taste, shown only with `--level note`",
}
_KINDS_HEAD = """\
# Kinds

A rule file names a kind: the machinery that does its work. What follows are the keys that
a rule of each kind has besides the [keys of every rule](writing-rules.md). This page is
made from the code; keys in **bold** must be there. The rules named are the shortest of their kind
that newslint brings: each page shows what the rule looks for, to begin from.

Where a key takes classes of words, these are known:

{classes}
"""
_SHOWN = 3
"""Rules of a kind that its section names."""
_GENERAL = (
    "phrase",
    "swap",
    "pattern",
    "tokens",
    "consistency",
    "conditional",
    "limit",
    "repetition",
    "capitalization",
)
"""Kinds for any rule; the others do one thing and are listed after them, by their desk."""
_SHARED = {
    "anchor": "words of which a text must hold one",
    "ask": "the message where the finding is but a question: inside quotation marks, or where it may be right",
    "not_with": "words of a sentence that excuse it",
    "same": "lists of nouns that count the same",
    "safe": "the fix cannot change what the story says",
}
"""Keys that several kinds have, in words for those that leave them out."""


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are not fresh; for any other word, how to call it."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    try:
        return _write(check=bool(arguments))
    except RuleError as error:
        print(error, file=sys.stderr)
        return 1


def _write(*, check: bool) -> int:
    wanted = {DOCS / name: text for name, text in pages().items()}
    present = {*(DOCS / "rules").rglob("*.md"), DOCS / "kinds.md"}
    stale = sorted(
        [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
        + [path for path in present - wanted.keys() if path.is_file()]
    )
    if check:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not as the rules have it: run python docs/generate.py")
        return 1 if stale else 0
    for path in stale:
        path.unlink(missing_ok=True)
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], "utf-8")
    print(f"{len(wanted)} pages, {len(stale)} of them changed")
    return 0


def pages() -> dict[str, str]:
    """All generated pages, by their path below docs/."""
    rules = sorted(read_folder(ROOT / "rules"), key=lambda rule: rule.id)
    found = {f"rules/{rule.id}.md": rule_page(rule) for rule in rules}
    desks = {desk: list(group) for desk, group in groupby(rules, key=lambda rule: rule.desk)}
    found |= {f"rules/{desk}/index.md": _desk_page(desk, group) for desk, group in desks.items()}
    return {**found, "rules/index.md": _rules_page(desks), "kinds.md": _kinds_page(rules)}


def rule_page(rule: Rule) -> str:
    """One rule's manual page."""
    parts = [
        f"# {rule.id}",
        f'<p class="message {rule.severity.label}"><b>{rule.severity.label}</b> {escape(rule.message)}</p>',
        escape(rule.why, quote=False),
        _facts(rule),
        *_examples(rule),
        "## Settings\n\nIn `newslint.yaml`, to leave it out or to make it count for more or less:",
        f"```yaml\nrules:\n  {rule.id}: off  # or error, warning, query, note\n```",
    ]
    if rule.desk != "newslint":
        parts += [
            "To allow it for one paragraph of Markdown or HTML, before it:",
            f"```html\n<!-- newslint: allow {rule.id}: reason -->\n```",
        ]
    if rule.options:
        shown = yaml.safe_dump(dict(rule.options), allow_unicode=True, sort_keys=False, width=100)
        body = "\n".join(f"    {line}".rstrip() for line in f"```yaml\n{shown}```".splitlines())
        parts.append(f'??? note "What it looks for"\n\n    Kind: [{rule.kind}](../../kinds.md#{rule.kind})\n\n{body}')
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> str:
    facts = {
        "Severity": f"{rule.severity.label}: {_SEVERITIES[rule.severity.label]}",
        "Fix": _fix(rule),
        "Looks at": _zones(rule.zones),
        "In force": _in_force(rule),
        "Source": rule.source,
        "Formerly": ", ".join(rule.formerly),
    }
    rows = [f"| {name} | {' '.join(value.split()).replace('|', '&#124;')} |" for name, value in facts.items() if value]
    return "\n".join(["| | |", "| --- | --- |", *rows])


def _fix(rule: Rule) -> str:
    """Told by the examples, so that the page cannot promise what the rule does not do."""
    if not any(example.good for example in rule.examples):
        return "by hand"
    return "`--fix`" if rule.options.get("safe") else "offered by editors, and made by `--fix --unsafe-fixes`"


def _zones(zones: frozenset[str]) -> str:
    if zones == PROSE:
        return "the outlet's own words: no quotations, code or addresses"
    if zones == EVERYWHERE:
        return "all that a reader sees, quotations included"
    return ", ".join(sorted(zones))


def _in_force(rule: Rule) -> str:
    if not rule.default:
        return f"only where selected: `--select {rule.id}`"
    if rule.styles:
        return "under " + " or ".join(f"`--style {style}`" for style in rule.styles)
    return "always"


def _examples(rule: Rule) -> Iterator[str]:
    groups = {
        "## Found": [item for item in rule.examples if item.mark and not item.known_wrong],
        "## Rightly silent": [item for item in rule.examples if not item.mark and not item.known_wrong],
        "## Known to be judged wrongly": [item for item in rule.examples if item.known_wrong],
    }
    for title, examples in groups.items():
        if examples:
            yield title
            yield from map(_example, examples)


def _example(example: Example) -> str:
    lines = [_html("example", example.text, example)]
    if example.good:
        lines.append(f'<div class="good">{_lines(escape(example.good))}</div>')
    return "\n".join(lines)


def _html(name: str, text: str, example: Example) -> str:
    if example.mark is None:
        return f'<div class="{name}">{_lines(escape(text))}</div>'
    start, end = example.mark
    before, marked, after = (escape(part) for part in (text[:start], text[start:end], text[end:]))
    return f'<div class="{name} bad">{_lines(f"{before}<mark>{marked}</mark>{after}")}</div>'


def _lines(text: str) -> str:
    """On one line, since an empty one would end the block of HTML; white space is shown by the style sheet."""
    return text.strip("\n").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def _desk_page(desk: str, rules: Iterable[Rule]) -> str:
    return f"# {desk}\n\n{_table(rules, '')}\n"


def _rules_page(desks: dict[str, list[Rule]]) -> str:
    count = sum(map(len, desks.values()))
    parts = ["# Rules", f"{count} rules on {len(desks)} desks. This page is made from the rule files."]
    for desk, rules in desks.items():
        parts += [f"## {desk}", _table(rules, f"{desk}/")]
    return "\n\n".join(parts) + "\n"


def _table(rules: Iterable[Rule], folder: str) -> str:
    rows = ["| rule | severity | says | fix |", "| --- | --- | --- | --- |"]
    for rule in rules:
        slug = rule.id.partition("/")[2]
        message = escape(" ".join(rule.message.split()), quote=False).replace("|", "&#124;")
        fix = "yes" if any(example.good for example in rule.examples) else ""
        rows.append(f"| [{slug}]({folder}{slug}.md) | {rule.severity.label} | {message} | {fix} |")
    return "\n".join(rows)


def _kinds_page(rules: Iterable[Rule]) -> str:
    short = sorted(rules, key=lambda rule: (Path(rule.path).stat().st_size, rule.id))
    shown = {name: [rule for rule in short if rule.kind == name][:_SHOWN] for name in KINDS}
    others = sorted(name for name in KINDS if name not in _GENERAL)
    head = _KINDS_HEAD.format(classes=(inspect.getdoc(classes) or "").partition("\n\n")[2])
    parts = [head, *(_kind(name, shown[name]) for name in _GENERAL)]
    by_desk = sorted(others, key=lambda name: (_desk(name), name))
    for desk, names in groupby(by_desk, key=_desk):
        parts += [f"# For {desk or 'one thing only'}", *(_kind(name, shown[name]) for name in names)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _kind(name: str, rules: Iterable[Rule]) -> str:
    kind = kind_named(name)
    assert kind is not None, name
    keys = ", ".join(f"**`{key}`**" if field.required else f"`{key}`" for key, field in kind.fields.items())
    links = ", ".join(f"[{rule.id}](rules/{rule.id}.md)" for rule in rules)
    shown = f"\n\nRules: {links}." if links else ""
    return f"## {name}\n\n{described(kind)}\n\nKeys: {keys or 'none'}.{_says(kind)}{_runs(kind)}{shown}"


def _desk(name: str) -> str:
    """The desk that a kind for one thing works for, by the folder that it lives in."""
    folder, dot, _ = KINDS[name].partition(".")
    return folder if dot else ""


def described(kind: type[Kind]) -> str:
    """What a kind does and what its keys are: its own words, those of the class it shares with others, and ours."""
    own = [made for made in kind.__mro__ if issubclass(made, Kind) and made is not Kind]
    parts = [dedent(inspect.cleandoc(made.__doc__)).strip() for made in own if made.__doc__]
    told = "\n".join(parts)
    guarded = GUARD_FIELDS if "guards" in told.lower() else ()
    ours = [key for key in _SHARED if key in kind.fields and f"`{key}`" not in told and key not in guarded]
    shared = [f"`{key}`: {_SHARED[key]}." for key in ours]
    return "\n\n".join([*parts, *([" ".join(shared)] if shared else [])])


def _says(kind: type[Kind]) -> str:
    """The names that a rule's messages can use; those of a kind that adds some by its options are in its words."""
    return "\n\nFor messages: " + ", ".join(f"{{{name}}}" for name in kind.says) + "." if kind.says else ""


def _runs(kind: type[Kind]) -> str:
    if kind.anchored:
        return f"\n\nRuns where a text holds a word of `{kind.anchored}`."
    own = any("triggers" in vars(made) for made in kind.__mro__ if made not in (Kind, object))
    return "" if own else "\n\nRuns on every text."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
