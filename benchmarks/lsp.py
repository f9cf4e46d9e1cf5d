"""How fast the language server answers, measured through the protocol.

usage: python benchmarks/lsp.py [--rounds N] [--edits N] [--seconds N] [--data FOLDER]

Starts the newslint that is installed (pip install '.[lsp]') as an editor does, opens a story of
900 words and one of 10,000, changes a word of one paragraph and takes the time until the
diagnostics of that version are there: pushed, each change after a pause, and pulled. No state of
the story is ever seen twice. Then it changes the story 100 times a second, and at last makes N
edits one after another and prints the server's memory on the way. Milliseconds; the processor's
time is lengthened less by a machine that is busy with other things (Linux alone).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORDS = (900, 10_000)
PAUSE = 0.2
"""Seconds between two changes that are pushed: longer than the server waits for typing to pause."""
WARM = 5
"""Changes before those that count."""
TYPED = 100
"""Changes a second, as a key held down makes them at most."""
FIRST = "Then Later Soon Today Here There Now Once Again Still Also So".split()
THEN = "indeed perhaps slowly quietly surely plainly rarely gladly barely simply".split()
"""Words to begin paragraphs with; there are more pairs of them than states that a server may remember."""
URI = "file:///newsroom/draft.txt"


class Client:
    """Enough of an editor, without a library whose own time would be measured too."""

    def __init__(self, *, pulls: bool) -> None:
        command = [sys.executable, "-P", "-m", "newslint", "lsp"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.pulls = pulls
        self.version = 0
        documents: dict[str, Any] = {"diagnostic": {}} if pulls else {}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": documents}})
        self.tell("initialized", {})

    def tell(self, method: str, params: Any, **more: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        self.tell(method, params, id=1)
        return next(message for message in self.messages() if message.get("id") == 1)["result"]

    def messages(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout
        while header := self.process.stdout.readline():
            if header.startswith(b"Content-Length"):
                size = int(header.split(b":")[1])
            elif not header.strip():
                yield json.loads(self.process.stdout.read(size))

    def diagnostics(self) -> list[Any]:
        """Those of the last version sent."""
        if self.pulls:
            found: list[Any] = self.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})["items"]
            return found
        published = (m["params"] for m in self.messages() if m["method"] == "textDocument/publishDiagnostics")
        return next(params["diagnostics"] for params in published if params["version"] == self.version)

    def open(self, text: str) -> None:
        self.version = 1
        item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        self.diagnostics()

    def send(self, line: int, start: int, end: int, text: str) -> None:
        """Change the story."""
        self.version += 1
        where = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
        document = {"uri": URI, "version": self.version}
        changes = [{"range": where, "text": text}]
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def change(self, line: int, start: int, end: int, text: str) -> float:
        """Seconds from a change to its diagnostics."""
        started = time.perf_counter()
        self.send(line, start, end, text)
        self.diagnostics()
        return time.perf_counter() - started

    def answered(self) -> int:
        """The version that the next diagnostics are of."""
        published = (m["params"] for m in self.messages() if m["method"] == "textDocument/publishDiagnostics")
        return int(next(published)["version"])

    def megabytes(self) -> float:
        """The server's resident memory, where the system tells it; else 0."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return sum(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS"))

    def processor(self) -> float:
        """Milliseconds of processor time that the server has taken, where the system tells it; else 0."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.exists():
            return 0.0
        user, system = status.read_text().rpartition(")")[2].split()[11:13]
        return 1000 * (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def leave(self) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait()


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"{sys.implementation.name} {sys.version.split()[0]}, {os.cpu_count()} cores, {options.rounds} rounds\n")
    print("| change to diagnostics | median | 95 % | processor |\n| --- | --: | --: | --: |")
    for words in WORDS:
        text = _story(options.data, words)
        for pulls in (False, True):
            times, processor = _times(text, options.rounds, pulls)
            title = f"{words:,} words, {'pulled' if pulls else 'pushed'}"
            worst = quantiles(times, n=20)[-1]
            print(f"| {title} | {median(times):.1f} | {worst:.1f} | {processor:.1f} |", flush=True)
    if options.seconds:
        print(f"\n| {TYPED} changes a second, {options.seconds} s long | answers | last answer after | processor |")
        print("| --- | --: | --: | --: |")
        for words in WORDS:
            answers, last, processor = _typed(_story(options.data, words), options.seconds)
            print(f"| {words:,} words | {answers} | {last:.1f} | {processor:.1f} a second |", flush=True)
    if options.edits:
        print("\n| edits | memory |\n| --: | --: |")
        for count, memory in _memory(_story(options.data, WORDS[0]), options.edits):
            print(f"| {count:,} | {memory:.1f} MB |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=40, metavar="N")
    parser.add_argument("--edits", type=int, default=10_000, metavar="N")
    parser.add_argument("--seconds", type=int, default=5, metavar="N")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "dev" / "clean", metavar="FOLDER")
    return parser.parse_args()


def _story(data: Path, words: int) -> str:
    """Paragraphs of several articles, those of this repository where there are no others."""
    folder = data if data.is_dir() else ROOT / "fixtures" / "clean"
    kept: list[str] = []
    count = 0
    while count < words:
        for path in sorted(folder.glob("*.txt")):
            for line in path.read_text("utf-8").splitlines():
                if line and count < words:
                    kept.append(line)
                    count += len(line.split())
    return "\n\n".join(kept) + "\n"


def _times(text: str, rounds: int, pulls: bool) -> tuple[list[float], float]:
    """Milliseconds from each change to its diagnostics, once warm, and the mean of processor time."""
    client = Client(pulls=pulls)
    client.open(text)
    times, before = [], 0.0
    for number, (line, start, end, new) in enumerate(_changes(text, rounds + WARM)):
        before = client.processor() if number == WARM else before
        if not pulls:
            time.sleep(PAUSE)
        times.append(1000 * client.change(line, start, end, new))
    taken = client.processor() - before
    client.leave()
    return times[WARM:], taken / rounds


def _memory(text: str, edits: int) -> Iterator[tuple[int, float]]:
    """The server's memory at the start and every tenth of the way."""
    client = Client(pulls=True)
    client.open(text)
    yield 0, client.megabytes()
    for count, change in enumerate(_changes(text, edits), 1):
        client.change(*change)
        if count % max(1, edits // 10) == 0:
            yield count, client.megabytes()
    client.leave()


def _typed(text: str, seconds: int) -> tuple[int, float, float]:
    """How often the server answered a fast typist, the last answer's milliseconds, and the processor's a second."""
    client = Client(pulls=False)
    client.open(text)
    before, started = client.processor(), time.perf_counter()
    for number, (line, start, end, new) in enumerate(_changes(text, TYPED * seconds)):
        time.sleep(max(0.0, started + number / TYPED - time.perf_counter()))
        client.send(line, start, end, new)
    last = time.perf_counter()
    answers = 1 + sum(1 for _ in iter(client.answered, client.version))
    waited = 1000 * (time.perf_counter() - last)
    taken = client.processor() - before
    client.leave()
    return answers, waited, taken / seconds


def _changes(text: str, count: int) -> Iterator[tuple[int, int, int, str]]:
    """Line, start, end and words of changes: two words begin a paragraph in place of the two before, one by one."""
    lines = [number for number, line in enumerate(text.splitlines()) if len(line.split()) > 20]
    there = dict.fromkeys(lines, 0)
    for number in range(count):
        line = lines[number % len(lines)]
        turn = number // len(lines)
        new = f"{FIRST[turn % len(FIRST)]} {THEN[turn // len(FIRST) % len(THEN)]} "
        yield line, 0, there[line], new
        there[line] = len(new)


if __name__ == "__main__":
    main()
