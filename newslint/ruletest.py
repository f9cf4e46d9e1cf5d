"""The examples inside rule files, run: what a rule must mark, what its fix must yield, and where it must be silent."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .config import NAMES, Config, Settings
from .configfile import STYLE_FILE
from .counted import counted
from .diagnostic import Diagnostic
from .errors import Problem, RuleError, UsageError
from .folders import SUFFIX
from .inforce import unavailable
from .kinds import kind_named
from .linter import Linter
from .rule import Example, Rule
from .rulefile import parse_rule
from .variants import Variant, plain, variants

NO_RULES = frozenset((STYLE_FILE, *NAMES))
"""Names of files that stand beside desks and are no rules."""
_LONG = 4000
"""Characters of a paragraph longer than any in the news: a rule must be done with it in a blink."""
_SECONDS = 3

_UNFILLED = re.compile(r"\{[\w-]+\}")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do as it says: the rule's file, the example's line, and one sentence."""

    rule: str
    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(slots=True)
class Report:
    """What came of running the examples of some rule files."""

    rules: int = 0
    examples: int = 0
    failures: list[Failure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether all files are valid and all examples do as they say."""
        return not self.failures and not self.problems

    def __str__(self) -> str:
        wrong = [*map(str, self.problems), *map(str, self.failures)]
        verdict = f"{len(wrong)} wrong" if wrong else "all as they say"
        return "\n".join(
            [*self.skipped, *wrong, f"{counted(self.rules, 'rule')}, {counted(self.examples, 'example')}: {verdict}"]
        )


def test_paths(paths: Iterable[Path]) -> Report:
    """Run the examples of rule files and of all rule files below folders.

    A rule's id is its file's name and its folder's. Raises UsageError where a path
    holds no rule file.
    """
    report = Report()
    for file in sorted({file for path in paths for file in _rule_files(path)}):
        if file.suffix != SUFFIX and file.exists():
            report.problems.append(
                Problem(file.as_posix(), 0, f"is not read: the name of a rule file ends in {SUFFIX}")
            )
            continue
        try:
            rule = parse_rule(file.read_text("utf-8"), file.as_posix(), f"{file.resolve().parent.name}/{file.stem}")
        except RuleError as error:
            report.problems += error.problems
        except OSError as error:
            report.problems.append(Problem(file.as_posix(), 0, f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError:
            report.problems.append(Problem(file.as_posix(), 0, "not UTF-8"))
        else:
            report.rules += 1
            report.examples += len(rule.examples)
            report.failures += run_examples(rule)
            if reason := unavailable(rule):
                report.skipped.append(f"{rule.path}: not run: {reason}")
    return report


test_paths.__test__ = False  # type: ignore[attr-defined]  # pytest collects whatever is called test_


def _rule_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    below = (file for ending in (SUFFIX, ".yml") for file in path.rglob(f"*{ending}"))
    files = sorted(file for file in below if _is_rule(file, path))
    if not files:
        raise UsageError(f"no rule file below {path}")
    return files


def _is_rule(file: Path, folder: Path) -> bool:
    """Whether a file below a folder is meant for a rule: what is hidden is another program's."""
    return file.name not in NO_RULES and not any(part.startswith(".") for part in file.relative_to(folder).parts)


def run_examples(rule: Rule) -> list[Failure]:
    """All that is wrong with a rule's examples, in their order; they are not run where the rule cannot work."""
    failures = [Failure(rule.id, rule.path, 1, message) for message in _lacking(rule)]
    if unavailable(rule):
        return failures
    linter = Linter(_config(rule), strict=True, rules=[rule])
    for example in rule.examples:
        failures += (Failure(rule.id, rule.path, example.line, message) for message in _verdict(linter, example))
    failures += (Failure(rule.id, rule.path, 1, message) for message in _slow(linter, rule))
    return failures


def _config(rule: Rule) -> Config:
    """The rule alone, in force whatever its defaults are, under its own style."""
    return Config(Settings(style=rule.styles[0] if rule.styles else "none", select=(rule.id,)))


def _lacking(rule: Rule) -> Iterator[str]:
    if rule.kind == "engine":
        return
    if all(example.mark is None for example in rule.examples):
        yield "a rule needs a bad example"
    if all(example.mark is not None for example in rule.examples):
        yield "a rule needs an ok example: a near miss, where it must be silent"


def _slow(linter: Linter, rule: Rule) -> Iterator[str]:
    """Whether the rule runs away on text without end: its own words again and again, one letter, one mark."""
    kind = kind_named(rule.kind)
    anchors = list(kind.triggers(rule.options) or ())[:50] if kind else []
    words = " ".join(example.text.replace(".", "").replace("\n", " ") for example in rule.examples)
    zones = ("body",) if "body" in rule.zones else tuple(sorted(rule.zones))
    for probe in (words, " ".join(anchors), "a", "1,", "“", " - ", "A b "):
        line = (" ".join(anchors[:1]) + " " + probe * (_LONG // max(1, len(probe))))[:_LONG]
        started = time.perf_counter()
        try:
            linter.lint(plain(Example(f"{line}\nThe end", layout=zones[:1])).document)
        except TimeoutError:
            yield f"runs away on {_short(line)!r}: make the pattern unable to match one stretch in many ways"
            return
        except Exception as error:
            yield f"{_crash(error)} on {_short(line)!r}"
            return
        if time.perf_counter() - started > _SECONDS:
            yield f"takes more than {_SECONDS} seconds for {_LONG:,} characters such as {_short(line)!r}"
            return


def _verdict(linter: Linter, example: Example) -> Iterator[str]:
    """What is wrong with an example. One sentence a format, the others only where plain text is right."""
    wrong = list(_guarded(linter, example, plain(example)))
    if example.known_wrong:
        if not wrong:
            yield "the rule is right here now: promote it (delete `known-wrong`)"
        return
    yield from wrong
    if wrong:
        return
    for variant in variants(example):
        if isinstance(variant, str):
            yield variant
        else:
            for message in _guarded(linter, example, variant):
                yield f"as {variant.name}: {message}"


def _guarded(linter: Linter, example: Example, variant: Variant) -> Iterator[str]:
    try:
        yield from _faults(linter, example, variant)
    except Exception as error:
        yield _crash(error)


def _crash(error: Exception) -> str:
    """What a rule died of, and where in the code."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return f"the rule crashes: {type(error).__name__}: {error}{where}"


def _faults(linter: Linter, example: Example, variant: Variant) -> Iterator[str]:
    found = linter.lint(variant.document)
    if example.mark is None:
        if found:
            yield f"must be silent, but {_said(variant, found)}: {example.text.strip()!r}"
        return
    expected = variant.place(example.mark)
    if [item.span for item in found] != [expected]:
        wanted = example.text[example.mark.start : example.mark.end]
        yield f"must mark {wanted!r} once, but {_said(variant, found)}: {example.text.strip()!r}"
        return
    yield from _mark_faults(example, variant, found[0])
    yield from _fix_faults(linter, example, variant, found[0])


def _mark_faults(example: Example, variant: Variant, item: Diagnostic) -> Iterator[str]:
    assert example.mark is not None
    wanted = example.text[example.mark.start : example.mark.end]
    words = variant.words(item.span)
    if words.split() != wanted.split():
        yield f"the marked stretch of the file holds {words!r}, not {wanted!r}"
    if unfilled := _UNFILLED.search(item.message):
        yield f"the message is left with {unfilled[0]}: {item.message!r}"
    others = [variant.words(related.span) for related in item.related]
    if example.related and example.related not in others:
        yield f"must point to {example.related!r}, but points to {others or 'nothing'}"


def _fix_faults(linter: Linter, example: Example, variant: Variant, item: Diagnostic) -> Iterator[str]:
    if item.fix is None:
        # Elsewhere an edit may touch an entity, and then has none.
        if example.good is not None and variant.name.startswith("text"):
            yield "there is no fix to yield the good text"
        return
    text = variant.document.source.text
    for edit in reversed(item.fix.edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    if variant.name != "text":
        return
    if example.good is None:
        yield f"the fix needs a test: add `good: {text.strip()}`"
    elif text.strip() != example.good.strip():
        yield f"the fix yields {text.strip()!r}, not {example.good.strip()!r}"
    else:
        good = plain(example, example.good)
        if again := linter.lint(good.document):
            yield f"must be silent on the good text, but {_said(good, again)}: {example.good.strip()!r}"


def _said(variant: Variant, found: Sequence[Diagnostic]) -> str:
    """What was marked, in words and places: marked 'teh' (line 1, column 4)."""
    if not found:
        return "nothing is marked"
    lines = variant.document.source.lines
    places = []
    for span in dict.fromkeys(item.span for item in found):
        line, column = lines.position(span.start)
        place = f"line {line}, column {column}" if len(lines.starts) > 1 else f"column {column}"
        places.append(f"{_short(variant.words(span))!r} ({place})")
    return "marked is " + ", ".join(places)


def _short(words: str) -> str:
    return words if len(words) < 60 else f"{words[:40]}…{words[-15:]}"


def main(arguments: Sequence[str]) -> int:
    """Run the examples of the files and folders named; 0 where all do as they say."""
    report = test_paths(map(Path, arguments))
    print(report)
    return 0 if report.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
