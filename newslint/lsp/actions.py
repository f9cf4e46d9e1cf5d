"""What an editor offers to do about a finding: fix it, allow it, accept it, read about it; or fix all that is safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lsprotocol import types

from ..about import NAME, rule_url
from ..accept import OWN_DESK
from ..files import shipped_folder
from ..record import NamedTuple
from ..report.result import Located
from ..span import Edit, Span
from ..vocabulary import learnable
from .allowing import comment_for
from .desk import mended
from .naming import path_of, uri_of
from .text import Text
from .verdict import Verdict

ACCEPT = f"{NAME}.accept"
LEARN = f"{NAME}.learn"
OPEN = f"{NAME}.open"
FACTS = f"{NAME}.facts"
OPEN_FACTS = f"{NAME}.openFacts"
QUICK = types.CodeActionKind.QuickFix.value
ALL = f"{types.CodeActionKind.SourceFixAll.value}.{NAME}"
KINDS = (types.CodeActionKind.QuickFix, ALL)
"""As they stand at the actions themselves: Zed takes no kind for part of another."""


class Asked(NamedTuple):
    """A document of a client: its URI and version, and what the client can do."""

    uri: str
    version: int | None
    versioned_edits: bool = False
    shows_documents: bool = False


def actions(verdict: Verdict, params: types.CodeActionParams, asked: Asked) -> list[types.CodeAction]:
    """The actions for a range, those that the client wants, fixes first."""
    only = params.context.only
    found: list[types.CodeAction] = []
    items = verdict.at(params.range)
    if _wanted(QUICK, only):
        found += [action for item in items for action in _fixes(verdict, item, asked)]
        found += [action for item in items for action in _others(verdict, item, asked)]
    # Editors ask at every move of the cursor, some by naming all kinds there are, and to fix all
    # means to check the story again, perhaps twice; who asks for that alone wants it wherever the cursor is.
    if verdict.fixable and _wanted(ALL, only) and (any(map(_safe, items)) or not _wanted(QUICK, only)):
        edits = changes(verdict.text, verdict.text.story, mended(verdict))
        found += [types.CodeAction("Apply all safe fixes", ALL, edit=_edit(edits, asked))] if edits else []
    return found


def _safe(item: Located) -> bool:
    return item.fix is not None and item.fix.safe


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that asks for some kinds alone means this one: kinds are parted by dots."""
    return only is None or any(kind == asked or kind.startswith(f"{asked}.") or not asked for asked in _plain(only))


def _plain(kinds: Sequence[str]) -> Iterator[str]:
    """The words for kinds: those that the protocol knows come as members of an enumeration."""
    return (kind.value if isinstance(kind, types.CodeActionKind) else kind for kind in kinds)


def _fixes(verdict: Verdict, item: Located, asked: Asked) -> Iterator[types.CodeAction]:
    if item.fix is not None:
        edits = [_text_edit(verdict.text, change.range[:2], change.text) for change in item.fix.changes]
        yield types.CodeAction(
            item.fix.title,
            QUICK,
            diagnostics=[verdict.diagnostic(item, asked.uri)],
            is_preferred=item.fix.safe or None,
            edit=_edit(edits, asked),
        )


def _others(verdict: Verdict, item: Located, asked: Asked) -> Iterator[types.CodeAction]:
    about = [verdict.diagnostic(item, asked.uri)]
    if comment := comment_for(verdict, item):
        edit = _edit([_text_edit(verdict.text, *comment)], asked)
        yield types.CodeAction(f"Allow {item.rule} here", QUICK, diagnostics=about, edit=edit)
    target = verdict.checker.config.accepted if verdict.checker else None
    if target is not None and path_of(asked.uri) and not item.rule.startswith(f"{OWN_DESK}/"):
        where = about[0].range.start
        command = types.Command("Accept", ACCEPT, arguments=[asked.uri, item.rule, where.line, where.character])
        yield types.CodeAction(f"Accept into {target.name}: {item.rule}", QUICK, diagnostics=about, command=command)
    yield from _learned(verdict, item, asked, about)
    if asked.shows_documents and (page := _page(verdict, item)):
        command = types.Command("Open", OPEN, arguments=[page])
        yield types.CodeAction(f"Read about {item.rule}", QUICK, diagnostics=about, command=command)


def _learned(
    verdict: Verdict, item: Located, asked: Asked, about: list[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    """Adding a word to the vocabulary, for a rule that would not mark it then."""
    file = verdict.checker.config.vocabulary if verdict.checker else None
    word = learnable(item.place.text)
    if verdict.checker and file and word and path_of(asked.uri) and item.rule in verdict.checker.linter.spelled:
        command = types.Command("Add", LEARN, arguments=[asked.uri, word])
        yield types.CodeAction(f"Add “{word}” to {file.name}", QUICK, diagnostics=about, command=command)


def _page(verdict: Verdict, item: Located) -> str | None:
    """The rule's page in the manual, or the file of a rule that the manual does not know."""
    if url := rule_url(item.rule):
        return url
    folders = verdict.checker.config.folders if verdict.checker else ()
    files = (folder / f"{item.rule}.yaml" for folder in (shipped_folder(), *folders))
    return next((uri_of(str(file)) for file in files if file.is_file()), None)


def changes(text: Text, before: str, after: str) -> list[types.TextEdit]:
    """The edits that turn one story into the other: words, so that marks and cursor elsewhere stay."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    found = []
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            edit = _trimmed(before, Span(starts[first], starts[last]), "".join(new[new_first:new_last]))
            found.append(_text_edit(text, *edit))
    return found


def _trimmed(text: str, span: Span, new: str) -> Edit:
    """The edit without what is the same at either end."""
    old = text[span.start : span.end]
    most = min(len(old), len(new))
    left = next((index for index in range(most) if old[index] != new[index]), most)
    right = next((index for index in range(most - left) if old[-1 - index] != new[-1 - index]), most - left)
    # The editor knows no place between the two characters of a line end.
    left -= old[:left].endswith("\r") and old.startswith("\n", left)
    right -= old[: len(old) - right].endswith("\r") and old.startswith("\n", len(old) - right)
    return Edit(Span(span.start + left, span.end - right), new[left : len(new) - right])


def _text_edit(text: Text, span: tuple[int, ...], new: str) -> types.TextEdit:
    return types.TextEdit(text.range((span[0], span[1])), new)


def _edit(edits: list[types.TextEdit], asked: Asked) -> types.WorkspaceEdit:
    if not asked.versioned_edits:
        return types.WorkspaceEdit(changes={asked.uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(asked.uri, asked.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])
