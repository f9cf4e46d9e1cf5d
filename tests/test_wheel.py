"""The wheel: what is in it, and that it works where there is nothing else."""

from __future__ import annotations

import os
import sys
import tarfile
import zipfile
from pathlib import Path

import golden
import pytest
import repository

import newslint
from newslint.pack import Pack

EXTENSIONS = ("vscode/src/extension.ts", "zed/src/lib.rs")
MADE_BY_NPM = ("node_modules/some/package.json", "out/some.test.js", "dist/extension.js", "newslint.vsix")
MADE_BY_ZED = ("target/release/some.d", "Cargo.lock", "extension.wasm")
MADE = (*(f"vscode/{name}" for name in MADE_BY_NPM), *(f"zed/{name}" for name in MADE_BY_ZED))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("wheel")


@pytest.fixture(scope="module")
def built(home: Path) -> Path:
    """The folder with the sdist of a clean clone, and the wheel built from that sdist."""
    tree = repository.clone(home)
    for name in MADE:
        (tree / "editors" / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / "editors" / name).touch()
    repository.run([sys.executable, "-m", "build", "--outdir", str(home / "dist")], tree, home)
    return home / "dist"


def test_wheel_carries_rules_and_their_pack(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        pack = Pack.from_bytes(wheel.read("newslint/rules/rules.pack"))
    files = {name.removeprefix("newslint/rules/").removesuffix(".yaml") for name in names if name.endswith(".yaml")}
    assert files
    assert {rule.id for rule in pack.rules} == files
    assert "newslint/py.typed" in names
    assert all(name.startswith(("newslint/", "newslint-")) for name in names)


def test_wheel_names_no_machine(built: Path, home: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            data = wheel.read(name)
            for place in (home, repository.ROOT, Path.home()):
                assert os.fsencode(place) + b"/" not in data, f"{name} names {place}"


def test_sdist_can_be_tested(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    tops = {name.split("/")[0] for name in names}
    assert {"newslint", "rules", "fixtures", "tests", "LICENSE", "NOTICE", "README.md", "hatch_build.py"} <= tops
    assert {f"editors/{name}" for name in EXTENSIONS} <= names
    assert not {f"editors/{name}" for name in MADE} & names


def test_wheel_works_alone(built: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    repository.run([sys.executable, "-m", "venv", str(home / "venv")], home, home)
    binaries = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    repository.run([str(binaries / "pip"), "install", "--quiet", str(next(built.glob("*.whl")))], home, home)
    article = golden.ARTICLES / "reservists.txt"
    said = golden.check_json(article, program=(str(binaries / "newslint"),))
    assert golden.pretty(said) == golden.golden_of(article).read_text("utf-8")


@pytest.mark.skipif(not os.environ.get("CI"), reason="CI alone installs newslint before it runs the tests")
def test_what_is_tested_is_the_installed_wheel() -> None:
    package = Path(newslint.__file__).parent
    assert repository.ROOT not in package.parents
    assert (package / "rules" / "rules.pack").is_file()
