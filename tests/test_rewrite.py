"""A fixed text goes back into its file whole or not at all, and its diff is one that tools take."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import WriteError
from newslint.rewrite import diff, write_fixed
from newslint.source import Source, decode, from_text


def source_of(file: Path, encoding: str | None = None) -> Source:
    return decode(file.read_bytes(), file.as_posix(), encoding)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_bytes(b"The the end\r\n")
    return file


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", ""])
def test_encoding_mark_and_line_ends_stay(file: Path, encoding: str, mark: bytes, end: str) -> None:
    file.write_bytes(mark + f"Thé thé end{end}".encode(encoding))
    assert write_fixed(source_of(file), f"Thé end{end}")
    assert file.read_bytes() == mark + f"Thé end{end}".encode(encoding)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_fixed(source_of(file), "The end\r\n")
    assert file.stat().st_mode & 0o777 == mode


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.parent / "link.txt"
    link.symlink_to(file.name)
    write_fixed(source_of(link), "The end\r\n")
    assert link.is_symlink()
    assert file.read_bytes() == b"The end\r\n"
    assert sorted(os.listdir(file.parent)) == ["draft.txt", "link.txt"]


def test_nothing_to_write_leaves_the_file_untouched(file: Path) -> None:
    before = file.stat()
    assert not write_fixed(source_of(file), "The the end\r\n")
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert file.stat().st_ino == before.st_ino


def refused(source: Source, text: str = "The end\r\n", encoding: str | None = None) -> str:
    """The one line that says why a text was not written."""
    with pytest.raises(WriteError) as caught:
        write_fixed(source, text, encoding=encoding)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{source.path}: not written: ")
    return str(caught.value).removeprefix(f"{source.path}: not written: ")


def test_a_file_that_changed_since_it_was_read(file: Path) -> None:
    source = source_of(file)
    file.write_bytes(b"Another draft\r\n")
    assert refused(source) == "it changed while newslint read it"
    assert file.read_bytes() == b"Another draft\r\n"


def test_a_file_that_vanished_or_became_a_folder(file: Path) -> None:
    source = source_of(file)
    file.unlink()
    assert refused(source) == "it is no longer a file"
    file.mkdir()
    assert refused(source) == "it is no longer a file"


def test_a_write_protected_file(file: Path) -> None:
    file.chmod(0o444)
    assert refused(source_of(file)) == "it is write-protected"


def test_a_character_that_the_encoding_lacks(file: Path) -> None:
    file.write_bytes("The café\r\n".encode("cp1252"))
    assert refused(source_of(file), "Ŵ") == "cp1252 has no 'Ŵ'; save the file as UTF-8"


def test_a_text_that_would_be_read_in_another_encoding(file: Path) -> None:
    file.write_bytes("é Ã©".encode("cp1252"))
    assert refused(source_of(file), "Ã©") == "it would read as cp1252 no more; save it as UTF-8"
    assert write_fixed(source_of(file, "cp1252"), "Ã©", encoding="cp1252")


def test_a_folder_in_which_nothing_can_be_made(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", denied)
    assert refused(source_of(file)) == "Permission denied"
    assert file.read_bytes() == b"The the end\r\n"


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_a_disk_that_fails_at_any_step(file: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    source = source_of(file)
    monkeypatch.setattr(os, call, full)
    assert refused(source) == "No space left on device"
    monkeypatch.undo()
    assert file.read_bytes() == b"The the end\r\n"
    assert os.listdir(file.parent) == ["draft.txt"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, where the system lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "newslint-test", disk], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    file = small_disk / "draft.txt"
    file.write_text("The the end\n" * 3500)
    before = file.read_bytes()
    assert refused(source_of(file), "The end\n" * 5000) == "No space left on device"
    assert file.read_bytes() == before
    assert os.listdir(small_disk) == ["draft.txt"]


def test_a_diff_as_people_know_it() -> None:
    assert diff(from_text("one\ntwo two\nthree", "drafts/a.txt"), "one\ntwo\nthree") == (
        "--- a/drafts/a.txt\n+++ b/drafts/a.txt\n@@ -1,3 +1,3 @@\n one\n-two two\n+two\n three\n"
        "\\ No newline at end of file\n"
    )
    assert diff(from_text("one"), "one") == ""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/me/a.txt", "home/me/a.txt"),
        ("./a.txt", "a.txt"),
        (os.path.join("drafts", "a.txt"), "drafts/a.txt"),
        ("a b.txt", "a b.txt\t"),
    ],
)
def test_paths_in_a_diff(path: str, name: str) -> None:
    assert diff(from_text("one", path), "two").splitlines()[:2] == [f"--- a/{name}", f"+++ b/{name}"]


DRAFTS = [
    ("The the end", "The end"),
    ("The the end\n", "The end\n"),
    ("a a\r\nb\r\nc c\r\n", "a\r\nb\r\nc\r\n"),
    ("a a\rb\rc c\r", "a\rb\rc\r"),
    ("a a\u2028b\n\x0cc c", "a\u2028b\n\x0cc"),
    ("\ufeffa a\nb\n", "\ufeffa\nb\n"),
    ("a a\n", ""),
    ("a a\n\n\n\n\n\n\n\n\n\nb b\nc", "a\n\n\n\n\n\n\n\n\n\nb\nc"),
]


@pytest.mark.parametrize(("old", "new"), DRAFTS)
@pytest.mark.parametrize("name", ["draft.txt", "my draft.txt", "Zürich.txt"])
@pytest.mark.parametrize(
    "tool", [["git", "apply", "--whitespace=nowarn"], ["patch", "-p1", "--binary"]], ids=["git", "patch"]
)
def test_tools_take_the_diff(tmp_path: Path, old: str, new: str, name: str, tool: list[str]) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"no {tool[0]} here")
    file = tmp_path / name
    file.write_bytes(old.encode())
    text = diff(decode(old.encode(), name), new.removeprefix("\ufeff"))
    done = subprocess.run(tool, input=text.encode(), cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done
    # `patch` deletes a file that a diff leaves empty.
    assert (file.read_bytes() if file.exists() else b"") == new.encode()


@settings(max_examples=40, deadline=None)
@given(*[st.text(st.sampled_from("ab \r\n\u2028"), max_size=30)] * 2)
def test_git_takes_any_diff(tmp_path_factory: pytest.TempPathFactory, old: str, new: str) -> None:
    folder = tmp_path_factory.mktemp("diff")
    file = folder / "draft.txt"
    file.write_bytes(old.encode())
    text = diff(from_text(old, "draft.txt"), new)
    if text and old and new:
        command = ["git", "apply", "--whitespace=nowarn"]
        subprocess.run(command, input=text.encode(), cwd=folder, capture_output=True, check=True)
        assert file.read_bytes() == new.encode()
