"""Suppression: comments that allow a rule for a block, a line or a whole file.

    newslint: allow figures/quantity-conflict, style: the army's own figures
    newslint: allow-file language/cliche: a column

A comment that stands alone goes for the next block, one inside a block for the lines of
the file on which it stands. A finding that has another half (`related`) can be allowed
at either place: a headline often lives where no comment can.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .diagnostic import Diagnostic
from .document import Comment, Document
from .record import NamedTuple
from .refine import fill
from .rule import Rule
from .schema import unknown, unknown_rule
from .span import Span

BAD = "newslint/bad-allow"
UNUSED = "newslint/unused-allow"
EVERY = "all"
"""The word that allows every rule; what newslint says of itself (its own desk) is not meant."""
OWN_DESK = "newslint"

_OURS = re.compile(r"\s*newslint(?:\s*:|\s+(?=allow\b))", re.I)
_COMMAND = re.compile(r"\s*(?P<verb>[\w-]*)(?P<names>[^:]*)(?::|$)")
_NAME = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_VERBS = ("allow", "allow-file")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run knows about rules.

    `known`: every id and former id, with the id it has now. `usual`: the ids that are in
    force unless the run selects or ignores some. `in_force`: the rules of this run by id.
    """

    known: Mapping[str, str]
    usual: frozenset[str]
    in_force: Mapping[str, Rule]

    def meant(self, name: str) -> frozenset[str] | None:
        """The ids that a name in an allow stands for; None where nothing is called that."""
        if name in self.known:
            return frozenset({self.known[name]})
        desk = f"{name}/"
        ids = {rule for rule in self.known.values() if (not _own(rule) if name == EVERY else rule.startswith(desk))}
        return frozenset(ids) or None


@dataclass(slots=True)
class _Allow:
    """One name in an allow: the ids it stands for, where they are allowed, and where the name is written."""

    name: str
    ids: frozenset[str]
    stretch: Span
    place: Span
    used: bool = False

    def covers(self, found: Diagnostic) -> bool:
        return found.rule in self.ids and any(
            _meet(self.stretch, span) for span in (found.span, *(other.span for other in found.related))
        )


class _Fault(NamedTuple):
    """Something in a comment that is not understood."""

    place: Span
    reason: str


@dataclass(slots=True)
class _Comments:
    allows: list[_Allow] = field(default_factory=list)
    faults: list[_Fault] = field(default_factory=list)


def suppress(document: Document, found: list[Diagnostic], scope: Scope) -> list[Diagnostic]:
    """The findings that no comment allows, and what is wrong with the comments themselves."""
    comments = _read(document, scope)
    kept = []
    for item in found:
        covering = [allow for allow in comments.allows if allow.covers(item)]
        for allow in covering:
            allow.used = True
        if not covering:
            kept.append(item)
    return [*kept, *_reports(comments, scope)]


def _reports(comments: _Comments, scope: Scope) -> Iterator[Diagnostic]:
    if rule := scope.in_force.get(BAD):
        for place, reason in comments.faults:
            whole = reason if reason.endswith("?") else f"{reason}."
            yield Diagnostic(BAD, place, rule.severity, fill(rule.message, {"reason": whole}))
    if rule := scope.in_force.get(UNUSED):
        for allow in comments.allows:
            if not allow.used and _judged(allow, scope):
                yield Diagnostic(UNUSED, allow.place, rule.severity, fill(rule.message, {"rule": allow.name}))


def _judged(allow: _Allow, scope: Scope) -> bool:
    """Whether everything that the allow could have met has run."""
    usual = allow.ids & scope.usual
    return usual <= scope.in_force.keys() and bool(allow.ids & scope.in_force.keys())


def _read(document: Document, scope: Scope) -> _Comments:
    comments = _Comments()
    blocks = sorted(document.offsets.to_file(block.span) for block in document.blocks)
    for comment in document.comments:
        opening = _OURS.match(comment.text)
        if opening is None:
            continue
        command = _COMMAND.match(comment.text, opening.end())
        if command is None or command["verb"].lower() not in _VERBS:
            verb = command["verb"] if command else ""
            comments.faults.append(_Fault(comment.span, unknown("word", verb, _VERBS) if verb else _help()))
            continue
        whole = command["verb"].lower() == "allow-file"
        stretch = Span(0, len(document.source.text)) if whole else _stretch(document, comment, blocks)
        _names(document, comment, command, stretch, scope, comments)
    return comments


def _names(
    document: Document, comment: Comment, command: re.Match[str], stretch: Span, scope: Scope, into: _Comments
) -> None:
    names = list(_NAME.finditer(comment.text, *command.span("names")))
    if not names:
        into.faults.append(_Fault(comment.span, _help()))
    for written in names:
        name, place = written.group(), _place(document, comment, written)
        ids = scope.meant(name)
        if ids is not None:
            into.allows.append(_Allow(name, ids, stretch, place))
        elif len(name.split()) > 1:
            into.faults.append(
                _Fault(place, f"{name!r} is no rule; a comma stands between rules, a colon before a reason")
            )
        else:
            into.faults.append(_Fault(place, unknown_rule("rule", name, [*scope.known, *_desks(scope), EVERY])))


def _help() -> str:
    return "write “newslint: allow RULE: reason” or “newslint: allow-file RULE: reason”"


def _desks(scope: Scope) -> set[str]:
    return {rule.partition("/")[0] for rule in scope.known.values()}


def _own(rule: str) -> bool:
    return rule.startswith(f"{OWN_DESK}/")


def _place(document: Document, comment: Comment, written: re.Match[str]) -> Span:
    """Where a word of the comment stands in the file; the comment itself where its text is not literal."""
    base = document.source.text.find(comment.text, *comment.span)
    return Span(base + written.start(), base + written.end()) if base >= 0 else comment.span


def _stretch(document: Document, comment: Comment, blocks: list[Span]) -> Span:
    """The part of the file for which a comment goes; nothing where it stands alone and no block follows."""
    after = bisect_left(blocks, comment.span.end, key=lambda block: block.start)
    if comment.alone:
        return blocks[after] if after < len(blocks) else Span(-1, -1)
    lines = document.source.lines
    first, last = (lines.position(offset).line for offset in (comment.span.start, max(0, comment.span.end - 1)))
    start, end = lines.line_span(first).start, lines.line_span(last).end
    line = Span(start, start + len(document.source.text[start:end].rstrip("\r\n")))
    # A page may hold all its paragraphs on one line: no further than the comment's own.
    own = _own_block(document.source.text, comment, blocks[max(0, after - 1) : after + 1])
    return Span(max(line.start, own.start), min(line.end, own.end)) if own and _meet(line, own) else line


def _own_block(text: str, comment: Comment, near: list[Span]) -> Span | None:
    """The block around the comment, or the one that it opens or closes; None where that is not plain to see."""
    for block in near:
        gap = text[block.end : comment.span.start] + text[comment.span.end : block.start]
        if block.contains(comment.span) or not {"<", "\n", "\r"} & set(gap):
            return block
    return None


def _meet(stretch: Span, span: Span) -> bool:
    if span.start == span.end:
        return stretch.start <= span.start <= stretch.end
    return span.start < stretch.end and stretch.start < span.end
