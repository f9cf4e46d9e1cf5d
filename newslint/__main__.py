"""The program: what the command `newslint` runs, and `python -m newslint`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def program() -> NoReturn:
    """The command line, and an end at once.

    Python would first take apart, one by one, all the objects whose memory the system takes
    back whole: a tenth of the time of a check.
    """
    # A check leaves few cycles behind, and looking for them takes long, among modules as among rules.
    gc.set_threshold(50_000, 20, 100)
    from .cli import main

    status = main()
    with suppress(OSError):  # what could not be written has been told
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    program()
