"""The language server in bad company: broken messages, the wrong order, editors that die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lspkit import LIMIT, able, cache, desk, lsp, session
from lsprotocol import types
from program import PROGRAM

from newslint.lsp.naming import uri_of

pytestmark = pytest.mark.usefixtures(cache.__name__, desk.__name__)

BAD = "She should of known.\n"


def frame(message: Any) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def request(number: int, method: str, params: Any = None) -> bytes:
    return frame({"id": number, "method": method, "params": params})


def note(method: str, params: Any = None) -> bytes:
    return frame({"method": method, "params": params})


START = request(1, "initialize", {"capabilities": {}, "processId": None, "rootUri": None}) + note("initialized", {})
END = request(99, "shutdown") + note("exit")


def opening(text: str, uri: str = "untitled:a") -> bytes:
    item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
    return note("textDocument/didOpen", {"textDocument": item})


def talk(*said: bytes) -> tuple[int, list[dict[str, Any]]]:
    """The exit status, and every message that the server sends until the input ends."""
    done = subprocess.run([*PROGRAM, "lsp"], input=b"".join(said), capture_output=True, timeout=LIMIT)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, list(messages(done.stdout))


def messages(data: bytes) -> list[dict[str, Any]]:
    found = []
    while data:
        head, _, data = data.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        found.append(json.loads(data[:length]))
        data = data[length:]
    return found


def answers(said: list[dict[str, Any]]) -> dict[object, Any]:
    """What was answered, by the request's number: the error's code or the result."""
    return {each["id"]: each["error"]["code"] if "error" in each else each["result"] for each in said if "id" in each}


BROKEN = [
    b"Content-Length: 5\r\n\r\n{nope",
    b"Content-Length: 2\r\n\r\n[]",
    b"Content-Length: 4\r\n\r\nnull",
    b"Content-Length: 3\r\n\r\n\xff\xfe\xfd",
    b"Content-Length: many\r\n\r\n",
    b"Content-Length: 0\r\n\r\n",
    b"\r\n\r\nnoise\r\n\r\n",
    frame({"id": 7, "method": "textDocument/hover", "params": {"nothing": "right"}}),
    frame({"method": "textDocument/didOpen", "params": {"textDocument": 5}}),
    frame({"method": "textDocument/didChange", "params": None}),
    frame({"method": "no/such/note", "params": {}}),
    frame({"id": "x", "result": "an answer to nothing"}),
    frame({"id": {"a": 1}, "method": "textDocument/hover", "params": {}}),
    frame(b"[" * 100_000),
    note(
        "textDocument/didChange",
        {"textDocument": {"uri": "untitled:never", "version": 2}, "contentChanges": [{"text": ""}]},
    ),
    note("$/cancelRequest", {"id": 4321}),
]


@pytest.mark.parametrize("broken", range(len(BROKEN)))
def test_broken_messages_are_passed_over(broken: int) -> None:
    status, said = talk(START, BROKEN[broken], opening(BAD), request(2, "no/such/method"), END)
    assert status == 0
    found = answers(said)
    assert found[2] == -32601
    assert found[99] is None
    if broken == 7:
        assert found[7] == -32602, "a request that is malformed is answered too"


def test_a_message_too_long_is_passed_over() -> None:
    huge = b"Content-Length: 60000000\r\n\r\n" + b" " * 60_000_000
    status, said = talk(START, huge, END)
    assert (status, answers(said)[99]) == (0, None)


def test_out_of_order() -> None:
    hover = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}}
    early = request(5, "textDocument/hover", hover)
    status, said = talk(early, opening(BAD), START, START, request(98, "shutdown"), early, note("exit"))
    assert status == 0
    codes = [each["error"]["code"] for each in said if "error" in each]
    assert codes == [-32002, -32600, -32600]


def test_exit_without_shutdown_is_status_1() -> None:
    assert talk(START, note("exit"))[0] == 1
    assert talk(START)[0] == 1, "the editor is gone"
    assert talk()[0] == 1


def test_half_a_message_and_gone() -> None:
    assert talk(START, b"Content-Length: 500\r\n\r\n{")[0] == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX alone")
def test_an_editor_that_is_killed_leaves_no_server_behind(tmp_path: Path) -> None:
    """The editor is a process between this one and the server."""
    script = (
        "import subprocess, sys\n"
        "server = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)\n"
        "print(server.pid, flush=True)\n"
        "server.stdin.write(sys.stdin.buffer.read())\n"
        "server.stdin.flush()\n"
        "print('told', flush=True)\n"
        "server.wait()\n"
    )
    # What the server holds open to its end, so that reading it to the end is waiting for that.
    ours, theirs = os.pipe()
    command = [sys.executable, "-c", script, *PROGRAM, "lsp"]
    editor = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    assert editor.stdin
    assert editor.stdout
    editor.stdin.write(START + opening(BAD * 2000))
    editor.stdin.close()
    editor.stdout.readline()
    editor.send_signal(signal.SIGKILL)
    editor.wait(LIMIT)
    with os.fdopen(ours, "rb") as rest:
        assert b"Traceback" not in rest.read()
    editor.stdout.close()


def test_an_editor_that_stops_listening() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([*PROGRAM, "lsp"], stdin=pipe, stdout=pipe, stderr=pipe) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write(START)
        server.stdin.flush()
        server.stdout.readline()
        server.stdout.close()
        server.stdin.write(opening(BAD) + request(2, "no/such/method") + END)
        server.stdin.close()
        assert server.wait(LIMIT) in (0, 1)
        assert b"Traceback" not in server.stderr.read()


def test_lone_surrogates_and_strange_characters() -> None:
    strange = "\ud83d \x00 \u2028 \ufeff \x85 \x0c She should of known.\n"
    status, said = talk(START, opening(strange), opening(f"\ud83d {BAD}", "untitled:b"), END)
    assert (status, answers(said)[99]) == (0, None)


@lsp
async def test_requests_may_be_cancelled(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, capabilities=able(pull=True)) as editor:
        editor.open(uri, BAD * 5000)
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        waiting = editor.client.protocol.send_request("textDocument/diagnostic", params, msg_id="mine")
        editor.client.cancel_request(types.CancelParams("mine"))
        error = await editor.until_done(waiting)
        assert getattr(error, "code", None) == -32800, "answered while the desk is at work"
        editor.change(uri, BAD)
        report = await editor.pull(uri)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert report.items, "the work goes on"


def test_without_pygls_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from newslint.cli import main; sys.exit(main(['lsp']))"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert done.stderr.decode() == "newslint: the language server needs pygls 2: pip install 'newslint[lsp]'\n"


def test_other_commands_do_without_pygls() -> None:
    code = (
        "import sys; from newslint.cli import main; main(['check', '--isolated', '-'])\n"
        "sys.exit('pygls' in sys.modules or 'lsprotocol' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-P", "-c", code], input=b"Fine.\n").returncode == 0
