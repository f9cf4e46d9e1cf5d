"""Bad input: the real program says one clear line or finds what is right, promptly."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from program import BAD, FINDING, POSIX, PROGRAM, PROMPT, check, check_all, home, write

pytestmark = pytest.mark.usefixtures(home.__name__)


def one_line(path: str, data: bytes) -> str:
    """What is said of a file that cannot be read: one line, exit status 2, and the next file is still checked."""
    write(path, data)
    write("good.txt", BAD)
    status, out, err = check(path, "good.txt")
    assert (status, out) == (2, f"good.txt:{FINDING}")
    assert err.startswith(f"newslint: {path}: ")
    assert err.count("\n") == 1
    return err.removeprefix(f"newslint: {path}: ").rstrip()


def test_empty_file() -> None:
    assert check_all(write("a.txt", "")) == (0, "", "")
    assert check_all(write("a.md", "")) == (0, "", "")
    assert check_all(write("a.html", "")) == (0, "", "")


def test_binary() -> None:
    assert one_line("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256))) == (
        "byte 0x00 at offset 8 (line 3): this is not text"
    )


def test_nul() -> None:
    assert one_line("a.txt", b"She should\0of") == "byte 0x00 at offset 10 (line 1): this is not text"


def test_bytes_that_are_no_text() -> None:
    assert one_line("a.txt", b"first\nsecond \x81\x8d") == (
        "byte 0x81 at offset 13 (line 2) is neither UTF-8 nor Windows-1252; name it with --encoding"
    )


def test_not_a_word_file() -> None:
    assert "Word" in one_line("a.docx", b"PK\x03\x04 and no more")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_byte_order_mark(mark: bytes) -> None:
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(mark, "utf-8")
    assert check(write("a.txt", mark + BAD.encode(encoding))) == (1, f"a.txt:{FINDING}", "")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(end: str) -> None:
    text = f"A headline{end}{end}First line.{end}She should of known.{end}"
    assert check(write("a.txt", text)) == (1, f"a.txt:{FINDING.replace('1:5', '4:5')}", "")


def test_20_mb_on_one_line() -> None:
    start = time.monotonic()
    assert one_line("a.txt", b"word " * 4_000_000) == "20.0 MB is more than a story; newslint reads files up to 5 MB"
    assert time.monotonic() - start < PROMPT / 3


@pytest.mark.parametrize("marks", ["“", "“”", '"', "“‘"])
def test_a_million_nested_quotation_marks(marks: str) -> None:
    text = marks * (1_000_000 // len(marks))
    status, out, err = check_all(write("a.txt", text))
    assert (status, out) == (2, "")
    assert err == "newslint: a.txt: 1,000,000 words and signs are more than a story; newslint reads up to 400,000\n"


def test_ten_thousand_nested_quotation_marks() -> None:
    status, out, err = check_all(write("a.txt", "“‘" * 5_000 + "words" + "’”" * 5_000))
    assert status in (0, 1)
    assert err == ""
    assert out.count("\n") < 20_000


def test_brackets_without_end() -> None:
    assert check_all(write("a.txt", "[" * 20_000)) == (0, "", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>She <b>should of <i>known</b></p><div <p <<< &#x; </html>" * 300),
        ("a.html", "<div>" * 50_000 + "She should of known."),
        ("a.html", "<!-- never closed She should of known."),
        ("a.md", "> " * 50_000 + "She should of known."),
        ("a.md", "**She *should [of](known `" * 500),
        ("a.md", "---\ntitle: [\nShe should of known."),
    ],
)
def test_broken_markup(name: str, text: str) -> None:
    status, _, err = check(write(name, text))
    assert status in (0, 1), err
    assert "Traceback" not in err


def test_a_folder_called_like_a_file() -> None:
    write("a.txt/inner.txt", BAD)
    assert check("a.txt") == (1, f"a.txt/inner.txt:{FINDING}", "")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is locked for root")
def test_locked_file() -> None:
    os.chmod(write("locked.txt", BAD), 0)
    assert check("locked.txt") == (2, "", "newslint: locked.txt: Permission denied\n")


def test_vanishing_file() -> None:
    """Found by the walk, gone when its turn comes."""
    for number in range(30):
        write(f"{number:02}.txt", BAD)
    code = (
        "import os, sys, newslint.cli, newslint.cli.check as check\n"
        "found = check.discover\n"
        "def discover(*a):\n"
        "    items = list(found(*a)); os.unlink('07.txt'); return items\n"
        "check.discover = discover\n"
        "sys.exit(newslint.cli.main(['check', '--isolated', '--select', 'grammar/modal-of', '.']))\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, timeout=PROMPT)
    assert done.returncode == 2
    assert done.stderr.decode() == "newslint: 07.txt: No such file or directory\n"
    assert done.stdout.decode("utf-8").count("\n") == 29


def test_shrinking_file() -> None:
    """A file that another program keeps cutting short is read as it is at one moment.

    Or it is said to be no text: the system may hand out zeros from a page that is being cut off.
    """
    path = Path(write("a.txt", BAD * 2_000))
    stop = threading.Event()

    def shrink() -> None:
        while not stop.is_set():
            path.write_text(BAD * 2_000, "utf-8")
            os.truncate(path, len(BAD) * 3)

    thread = threading.Thread(target=shrink)
    thread.start()
    try:
        for _ in range(5):
            status, _, err = check("--no-cache", "a.txt")
            if status == 2:
                assert err.endswith("this is not text\n")
                assert err.count("\n") == 1
            else:
                assert status in (0, 1)
                assert err == ""
    finally:
        stop.set()
        thread.join()


@POSIX
def test_loop_of_links() -> None:
    write("a/story.txt", BAD)
    os.symlink("..", "a/up", target_is_directory=True)
    os.symlink("self", "self")
    assert check("a") == (1, f"a/story.txt:{FINDING}", "")
    status, _, err = check("self/x.txt")
    assert (status, err) == (2, "newslint: self/x.txt: no such file or folder\n")


def run_config(text: str) -> list[str]:
    write("newslint.yaml", text)
    write("a.txt", BAD)
    done = subprocess.run([*PROGRAM, "check", "a.txt"], capture_output=True, timeout=PROMPT)
    assert done.returncode == 2
    assert done.stdout == b""
    return done.stderr.decode("utf-8").splitlines()


RULE = "kind: phrase\nseverity: error\nmessage: No.\nwhy: No.\nsource: Ours\nphrase: [known]\n"


def test_a_yaml_bomb_among_the_rules() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    write("ours/house/bomb.yaml", bomb)
    said = run_config("rule_folders: [ours]\n")
    assert said == ["newslint: ours/house/bomb.yaml:2: anchors and aliases are not allowed here"]


def test_two_rules_with_one_id() -> None:
    write("ours/house/known.yaml", RULE)
    write("theirs/house/known.yaml", RULE)
    said = run_config("rule_folders: [ours, theirs]\n")
    assert said == [
        "newslint: theirs/house/known.yaml: rule house/known is also in ours/house/known.yaml",
    ]


def test_misspelled_config_key() -> None:
    assert run_config("# ours\nignroe: [style]\n") == [
        "newslint: newslint.yaml:2: unknown key 'ignroe'; did you mean 'ignore'?"
    ]


def test_no_such_rule_folder() -> None:
    said = run_config("rule_folders: [nowhere]\n")
    assert len(said) == 1
    assert said[0].endswith("nowhere: no such rule folder")


def test_a_pattern_that_runs_away() -> None:
    runaway = RULE.replace("phrase: [known]", "pattern: (?:a|a|aa)+(?=[x-z]q)").replace("kind: phrase", "kind: pattern")
    write("ours/house/runaway.yaml", runaway)
    write("ours/house/known.yaml", RULE)
    write("newslint.yaml", "rule_folders: [ours]\nselect: [house]\n")
    write("a.txt", "a" * 5_000 + " known\n")
    done = subprocess.run([*PROGRAM, "check", "a.txt"], capture_output=True, timeout=PROMPT)
    assert done.returncode == 1
    lines = done.stdout.decode("utf-8").splitlines()
    assert any("house/runaway took too long" in line and line.endswith("[newslint/rule-timed-out]") for line in lines)
    assert any(line.endswith("[house/known]") for line in lines)
