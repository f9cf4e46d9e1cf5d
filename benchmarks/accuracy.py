"""How much newslint finds, and how often it cries wolf.

usage: python benchmarks/accuracy.py [--against REVISION] [--list] [--missed CLASS] [--level LEVEL] [--data FOLDER]

Recall on texts with one planted defect each, false alarms on sound ones, as Markdown
tables; with --against, what the working tree says of the sound texts that another git
revision did not, and the other way. Exit status: 0 all floors reached, 1 not, 2 no data.
The texts are under their outlets' copyright and not in this repository: docs/benchmarks.md
tells the form of the folder.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scoring import SEVERITIES, Label, Verdict, at_level, changes, finders

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
FOLDERS = ("clean", "injected", "originals")


@dataclass(frozen=True, slots=True)
class Said:
    """Verdicts by file, of each folder."""

    clean: dict[str, list[Verdict]]
    injected: dict[str, list[Verdict]]
    originals: dict[str, list[Verdict]]


def main() -> int:
    """Measure, print, and tell whether the floors are reached."""
    options = _options()
    missing = [name for name in FOLDERS if not (options.data / name).is_dir()]
    if missing:
        message = f"no {', '.join(missing)} in {options.data}: name a folder that has them with --data"
        print(f"accuracy: {message} (see docs/benchmarks.md)", file=sys.stderr)
        return 2
    said = run(ROOT, options.data, FOLDERS)
    floors = json.loads((HERE / "floors.json").read_text("utf-8"))
    reached = [*_recall(said, options, floors["recall"]), *_alarms(said, options, floors["alarms"])]
    reached += _by_desk(said, options, floors["desks"])
    if options.list:
        print("\n## Every verdict on sound copy\n")
        _print_verdicts(options, said.clean)
    if options.against:
        _against(said, options)
    return 0 if all(reached) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "dev", metavar="FOLDER")
    parser.add_argument("--level", choices=SEVERITIES, default="query", help="the lowest severity that counts")
    parser.add_argument("--against", metavar="REVISION", help="show what changed since a git revision")
    parser.add_argument("--list", action="store_true", help="print every verdict on sound copy")
    parser.add_argument("--missed", metavar="CLASS", help="print the planted defects of a class that were missed")
    return parser.parse_args()


def run(tree: Path, data: Path, folders: tuple[str, ...]) -> Said:
    """The verdicts of the newslint in `tree`, made by a process of its own."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPATH": str(tree), "NEWSLINT_CACHE": cache}
        command = [sys.executable, str(HERE / "verdicts.py"), *(str(data / name) for name in folders)]
        output = subprocess.run(command, env=environment, cwd=tree, check=True, stdout=subprocess.PIPE).stdout
    found = json.loads(output)
    return Said(**{name: found.get(str(data / name), {}) for name in FOLDERS})


def _recall(said: Said, options: argparse.Namespace, floors: dict[str, float]) -> Iterator[bool]:
    total, found, rules = Counter[str](), Counter[str](), defaultdict[str, Counter[str]](Counter)
    missed = []
    for label in _labels(options.data):
        total[label.name] += 1
        damaged = at_level(said.injected[label.file], options.level)
        by = finders(label, damaged, at_level(said.originals[label.source_file], options.level))
        found[label.name] += bool(by)
        rules[label.name].update(by)
        if not by and label.name == options.missed:
            missed.append(label)
    print(f"## Planted defects found ({options.level} and graver)\n")
    print("| class | found | of | recall | floor | by |\n| --- | --: | --: | --: | --: | --- |")
    for name in sorted(total):
        recall, floor = found[name] / total[name], floors.get(name)
        verdict = "" if floor is None else f"{floor:.2f} {'✓' if recall >= floor else '✗'}"
        by_rules = ", ".join(f"{rule} {count}" for rule, count in rules[name].most_common(3))
        print(f"| {name} | {found[name]} | {total[name]} | {recall:.2f} | {verdict} | {by_rules} |")
        yield floor is None or recall >= floor
    for label in missed:
        print(f"- missed {label.file}:{label.start}: {label.original!r} -> {label.injected!r}")


def _labels(data: Path) -> Iterator[Label]:
    with (data / "injected" / "labels.jsonl").open(encoding="utf-8") as lines:
        yield from (Label.of(json.loads(line)) for line in lines)


def _alarms(said: Said, options: argparse.Namespace, floors: dict[str, float]) -> Iterator[bool]:
    words = sum(len((options.data / "clean" / name).read_text("utf-8").split()) for name in said.clean)
    real = _real_errors()
    fired, justified = Counter[str](), Counter[str]()
    rules = defaultdict[str, Counter[str]](Counter)
    for name, verdicts in said.clean.items():
        for item in verdicts:
            fired[item["severity"]] += 1
            rules[item["severity"]][item["rule"]] += 1
            justified[item["severity"]] += (name, item["rule"], item["start"]) in real
    print(f"\n## Verdicts on sound copy ({len(said.clean)} articles, {words:,} words)\n")
    print("| severity | fired | per 1,000 words | real errors | false alarms per 1,000 words | ceiling | most by |")
    print("| --- | --: | --: | --: | --: | --: | --- |")
    for names, label in [((name,), name) for name in SEVERITIES] + [(("error", "warning"), "error+warning")]:
        count, good = sum(fired[name] for name in names), sum(justified[name] for name in names)
        rate = 1000 * (count - good) / words
        ceiling = floors.get(label)
        verdict = "" if ceiling is None else f"{ceiling:.2f} {'✓' if rate < ceiling else '✗'}"
        most = sum((rules[name] for name in names), Counter[str]()).most_common(5)
        by_rules = ", ".join(f"{rule} {number}" for rule, number in most) if len(names) == 1 else ""
        print(f"| {label} | {count} | {1000 * count / words:.2f} | {good} | {rate:.2f} | {verdict} | {by_rules} |")
        yield ceiling is None or rate < ceiling


def _by_desk(said: Said, options: argparse.Namespace, ceilings: dict[str, float]) -> Iterator[bool]:
    words = sum(len((options.data / "clean" / name).read_text("utf-8").split()) for name in said.clean)
    real = _real_errors()
    fired, justified = Counter[str](), Counter[str]()
    for name, verdicts in said.clean.items():
        for item in at_level(verdicts, "query"):
            desk = item["rule"].partition("/")[0]
            fired[desk] += 1
            justified[desk] += (name, item["rule"], item["start"]) in real
    print("\n## Verdicts on sound copy, by desk (query and graver)\n")
    print("| desk | fired | real errors | false alarms per 1,000 words | ceiling |\n| --- | --: | --: | --: | --: |")
    for desk in sorted(fired):
        rate = 1000 * (fired[desk] - justified[desk]) / words
        ceiling = ceilings.get(desk)
        verdict = "" if ceiling is None else f"{ceiling:.2f} {'✓' if rate <= ceiling else '✗'}"
        print(f"| {desk} | {fired[desk]} | {justified[desk]} | {rate:.3f} | {verdict} |")
        yield ceiling is None or rate <= ceiling


def _real_errors() -> set[tuple[str, str, int]]:
    """Verdicts on sound copy that a person has read and found right: (file, rule, start)."""
    with (HERE / "real_errors.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["file"], row["rule"], int(row["start"])) for row in csv.DictReader(lines)}


def _print_verdicts(options: argparse.Namespace, found: dict[str, list[Verdict]]) -> None:
    real = _real_errors()
    for name, verdicts in sorted(found.items()):
        text = (options.data / "clean" / name).read_bytes().decode("utf-8")
        for item in at_level(verdicts, options.level):
            known = " (real)" if (name, item["rule"], item["start"]) in real else ""
            print(f"{name}:{item['start']}: {item['severity']}: {item['message']} [{item['rule']}]{known}")
            for start, end in [(item["start"], item["end"]), *item["related"]]:
                print(f"    {_excerpt(text, start, end)}")


def _excerpt(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - 70) : start]}⟦{text[start:end][:200]}⟧{text[end : end + 70]}"
    return around.replace("\n", "⏎")


def _against(said: Said, options: argparse.Namespace) -> None:
    with _worktree(options.against) as tree:
        other = run(tree, options.data, ("clean",))
    gone: dict[str, list[Verdict]] = {}
    new: dict[str, list[Verdict]] = {}
    for name, verdicts in said.clean.items():
        gone[name], new[name] = changes(other.clean.get(name, []), verdicts)
    for title, found in (("New", new), ("Gone", gone)):
        count = sum(len(at_level(items, options.level)) for items in found.values())
        print(f"\n## {title} on sound copy since {options.against}: {count}\n")
        _print_verdicts(options, found)


@contextmanager
def _worktree(revision: str) -> Iterator[Path]:
    """A checkout of a git revision in a temporary folder, gone when the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(tree), revision)
        try:
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
