"""Bad disks, terminals and company: nothing half written, nothing left behind, no traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import BAD, FINDING, POSIX, PROGRAM, PROMPT, check, home, write

pytestmark = pytest.mark.usefixtures(home.__name__)


@POSIX
def test_full_disk_for_the_report() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    write("a.txt", BAD)
    assert check("--output", "/dev/full", "a.txt") == (
        2,
        "",
        "newslint: /dev/full: not written: No space left on device\n",
    )
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "check", "a.txt"], stdout=full, stderr=subprocess.PIPE, timeout=PROMPT)
    assert done.returncode == 2
    assert done.stderr.decode() == "newslint: the report could not be written: No space left on device\n"


def no_room() -> None:
    """In the child: no file may grow beyond a few bytes, as on a full disk."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))


@POSIX
def test_full_disk_for_a_report_in_a_file() -> None:
    write("a.txt", BAD)
    write("report.log", "the report of yesterday")
    status, _, err = check("--no-cache", "--output", "report.log", "a.txt", preexec_fn=no_room)
    assert (status, err) == (2, "newslint: report.log: not written: File too large\n")
    assert Path("report.log").read_text("utf-8") == "the report of yesterday"
    assert sorted(os.listdir()) == ["a.txt", "report.log"]


@POSIX
def test_full_disk_for_a_starter() -> None:
    done = subprocess.run([*PROGRAM, "init"], capture_output=True, timeout=PROMPT, preexec_fn=no_room)
    assert (done.returncode, done.stderr) == (2, b"newslint: newslint.yaml: not written: File too large\n")
    assert os.listdir() == []


@POSIX
def test_full_disk_for_a_fix() -> None:
    write("a.txt", BAD)
    status, out, err = check("--fix", "--unsafe-fixes", "a.txt", preexec_fn=no_room)
    assert (status, out) == (2, f"a.txt:{FINDING}")
    assert err == "newslint: a.txt: not written: File too large\n"
    assert Path("a.txt").read_text("utf-8") == BAD
    assert os.listdir() == ["a.txt"]


@POSIX
def test_full_disk_for_the_cache(home: Path) -> None:
    write("a.txt", BAD)
    assert check("a.txt", preexec_fn=no_room) == (1, f"a.txt:{FINDING}", "")
    assert not list((home / "cache").rglob("*.tmp"))


@POSIX
@pytest.mark.parametrize("options", [[], ["--format", "json"], ["--jobs", "2"]])
def test_closed_pipe(options: list[str]) -> None:
    for number in range(200):
        write(f"{number:03}.txt", BAD * 50)
    command = [*PROGRAM, "check", "--isolated", "--select", "grammar/modal-of", *options, "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PROMPT) == 1


@pytest.mark.parametrize("format", ["text", "compact", "json", "html"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_without_utf8(encoding: str, format: str) -> None:
    write("a.txt", "“Zażółć” 🎉\n\nShe should of known, łódź.\n")
    place = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": encoding}
    status, out, err = check("--format", format, "--level", "note", "a.txt", env={**os.environ, **place})
    assert (status, err) == (1, "")
    assert "modal-of" in out


@POSIX
def test_a_locale_without_utf8_and_names_beyond_it() -> None:
    write("żółć.txt", BAD)
    write(os.fsdecode(b"caf\xe9.txt"), BAD)
    place = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    status, out, err = check(".", env={**os.environ, **place})
    assert (status, err) == (1, "")
    assert out.count("modal-of") == 2
    status, _, err = check(os.fsdecode(b"gon\xe9.txt"), env={**os.environ, **place})
    assert (status, err) == (2, "newslint: gon\\udce9.txt: no such file or folder\n")
    status, out, _ = check("--format", "json", ".", env={**os.environ, **place})
    assert [file["path"] for file in json.loads(out)["files"]] == ["caf\ufffd.txt", "żółć.txt"]


def test_windows_paths_in_reports() -> None:
    status, out, _ = check("--stdin-filename", r"C:\drafts\fire.md", "-", input=BAD.encode())
    assert (status, out) == (1, f"C:/drafts/fire.md:{FINDING}")


@POSIX
def test_a_terminal_is_not_told_what_to_do_by_a_name() -> None:
    write("a\x1b[31m\n.txt", b"\0")
    status, out, err = check(".")
    assert (status, out) == (2, "")
    assert err == "newslint: a\\x1b[31m\\n.txt: byte 0x00 at offset 0 (line 1): this is not text\n"


@pytest.fixture
def drafts(home: Path) -> None:
    """Enough of them that a run can be interrupted."""
    text = ("Nobody in the town had known of it, she said on Monday, and many of them were angry. " * 30 + "\n\n") * 20
    for number in range(150):
        write(f"drafts/{number:03}.txt", text)


def children(pid: int) -> list[int]:
    """The processes that a process started, on Linux."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started listens to Ctrl-C even where a shell runs the tests in the background, which does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
@pytest.mark.usefixtures("drafts", "interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_interrupted_run_leaves_nothing_behind(jobs: str, how: signal.Signals) -> None:
    command = [*PROGRAM, "check", "--isolated", "--no-cache", "--level", "note", "--jobs", jobs, "drafts"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        workers: list[int] = []
        end = time.monotonic() + PROMPT
        # With workers, until they are there; without, until the rules are loaded and work has begun.
        while jobs != "1" and len(workers) < 2 and time.monotonic() < end:
            time.sleep(0.01)
            workers = children(process.pid)
        time.sleep(1.0 if jobs == "1" else 0.1)
        assert process.poll() is None, "too fast to be interrupted: make the drafts longer"
        process.send_signal(how)
        _, err = process.communicate(timeout=PROMPT)
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert err == b"newslint: interrupted\n"
    end = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


@POSIX
@pytest.mark.parametrize(
    ("closed", "status", "said"),
    [
        ("a.txt >&-", 1, ""),
        ("a.txt 2>&-", 1, f"a.txt:{FINDING}"),
        ("- <&-", 2, "newslint: standard input is closed\n"),
    ],
)
def test_closed_streams(closed: str, status: int, said: str) -> None:
    """A shell closes what is not wanted; the exit status is what was asked for."""
    write("a.txt", BAD)
    command = f"exec {sys.executable} -P -m newslint check --isolated --select grammar/modal-of {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=PROMPT)
    assert (done.returncode, (done.stdout + done.stderr).decode("utf-8")) == (status, said)
