"""The house: imports go to the same floor or down, and no room is too large to keep in one's head."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "newslint"

FLOORS = (
    # 0: what knows nothing of stories
    "span errors about counted outline ahead files patterns lexicon data yamlfile record wording gaps needs tame"
    " vocabulary history",
    # 1: bytes to text; what a finding is; what a YAML file may hold
    "source diagnostic schema",
    # 2: the story as rules see it
    "document readers",
    # 3: what rules need to know of it
    "layers",
    # 4: what a rule is, and what triggers it
    "rule index zones",
    # 5: the machinery
    "kinds",
    # 6: rule files, settings, which rules are in force
    "rulefile pack folders ruleset config configfile configure inforce discover",
    # 7: documents and rules to diagnostics, and what becomes of these
    "linter refine suppress accept fixer rewrite",
    # 8: whole runs and their reports
    "report outcome cache checker pool runner rulebook ruletest variants factsheet changed",
    # 9: shells without logic
    "cli lsp __main__ __init__",
)
ROOMS = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms.split()}
"""Each module or folder of the package, and its floor."""

LAYERS = (
    "tokens sentences gaps numerals units quotes quantities measures dates acronyms names saying reporting pronouns "
    "attributions echoes claims"
).split()
"""The rooms in layers/: each may import those before it."""

LONGEST_FILE = 300
LONGEST_FUNCTION = 40

MODULES = sorted(PACKAGE.rglob("*.py"))
SOURCES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]


def path_id(path: Path) -> str:
    """The path from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def room_of(module: Path) -> str:
    """The room that a file belongs to: its folder below the package, or itself."""
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(module: Path) -> Iterator[tuple[str, int]]:
    """The rooms that a module imports, anywhere in it, each with its line."""
    package = ("newslint", *module.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [item.name for item in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            source = f"{base}{node.module or ''}".strip(".")
            names = [f"{source}.{item.name}" for item in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "newslint":
                yield (parts[1] if len(parts) > 1 and parts[1] in ROOMS else "__init__"), node.lineno


@pytest.mark.parametrize("module", MODULES, ids=path_id)
def test_imports_go_down(module: Path) -> None:
    room = room_of(module)
    assert room in ROOMS, f"say in tests/test_floors.py on which floor {room} is"
    upward = [
        f"line {line}: {room} is on floor {ROOMS[room]}, {other} on floor {ROOMS[other]}"
        for other, line in imported(module)
        if ROOMS[other] > ROOMS[room]
    ]
    assert upward == []


def layer_of(module: Path) -> str:
    """The room in layers/ that a module there belongs to."""
    return module.relative_to(PACKAGE / "layers").parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", sorted((PACKAGE / "layers").rglob("*.py")), ids=path_id)
def test_layers_ask_those_below_them(module: Path) -> None:
    own = layer_of(module)
    if own == "__init__":
        return
    above = [
        f"line {node.lineno}: {own} asks {other}"
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.level == len(module.relative_to(PACKAGE / "layers").parts)
        and (other := (node.module or "").partition(".")[0])
        and (other not in LAYERS or LAYERS.index(other) >= LAYERS.index(own))
    ]
    assert above == []


def test_every_room_is_there() -> None:
    rooms = {room_of(module) for module in MODULES}
    assert {layer_of(module) for module in (PACKAGE / "layers").rglob("*.py")} == {*LAYERS, "__init__"}
    assert sorted(ROOMS.keys() - rooms) == []


@pytest.mark.parametrize("source", SOURCES, ids=path_id)
def test_files_are_short(source: Path) -> None:
    lines = source.read_text("utf-8").count("\n")
    assert lines <= LONGEST_FILE


@pytest.mark.parametrize("module", MODULES, ids=path_id)
def test_functions_are_short(module: Path) -> None:
    long = [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_heavy_imports_wait_until_they_are_used() -> None:
    """No module imports these when it is imported itself, but those of the editor's server, which is heavy itself."""
    heavy = {"proselint", "regex", "yaml", "docx", "lsprotocol", "pygls", "pyromark", "pathspec"}
    found = []
    for module in MODULES:
        for node in ast.parse(module.read_text("utf-8")).body:
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            own = {"lsprotocol", "pygls"} if room_of(module) == "lsp" else set()
            found += [f"{path_id(module)}: {name}" for name in names if name.partition(".")[0] in heavy - own]
    assert found == []
