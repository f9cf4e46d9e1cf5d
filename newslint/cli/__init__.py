"""The command line: a shell without logic. Commands live in modules of their own, imported when called."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from ..errors import NewslintError
from .options import parse
from .streams import complain, prepare

FOUND = 1
UNUSABLE = 2
INTERRUPTED = 130


def program() -> NoReturn:
    """What the command `newslint` is: main(), and an end at once.

    Python would first take apart, one by one, all the objects whose memory the system takes
    back whole: a tenth of the time of a check.
    """
    # A check leaves few cycles behind, and looking for them among the rules takes long, too.
    gc.set_threshold(50_000, 20, 100)
    status = main()
    with suppress(OSError):  # what could not be written has been told
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit status.

    0: nothing at or above --fail-on. 1: something is, or nobody reads the report to its
    end. 2: usage, configuration, or a file that could not be read or written. 130:
    interrupted.
    """
    prepare()
    try:
        told = parse(argv)
        status: int = import_module(f".{told.module}", __name__).run(told)
        sys.stdout.flush()
    except NewslintError as error:
        complain(*str(error).splitlines())
        return UNUSABLE
    except KeyboardInterrupt:
        # Without flushing the output first: whoever read it may have been interrupted too.
        sys.stderr.write("newslint: interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader left (`| head`). Python would complain when it flushes what is left at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except OSError as error:
        # What reads or writes the user's files says so itself; what is left is mostly the output: a full disk.
        what = os.fsdecode(error.filename) if error.filename else "the report could not be written"
        complain(f"{what}: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    return status
