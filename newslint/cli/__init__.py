"""The command line: a shell without logic. Commands live in modules of their own, imported when called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from ..errors import NewslintError, ProblemsError
from .options import parse
from .streams import complain, prepare

FOUND = 1
UNUSABLE = 2
INTERRUPTED = 130


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
    except ProblemsError as error:
        from ..files import shown

        complain(*(str(problem._replace(path=shown(problem.path))) for problem in error.problems))
        return UNUSABLE
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
