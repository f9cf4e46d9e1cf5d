"""The config of one command, from what its command line says."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from ..config import Config
from ..configure import configure, passed_over
from ..discover import STDIN
from .options import told
from .streams import complain


def settle(given: argparse.Namespace, paths: Iterable[str] = ()) -> Config:
    """The config that holds for a command which names these paths. Raises ConfigError."""
    named = [getattr(given, "stdin_filename", None) or "." if path == STDIN else path for path in paths]
    return configure(told(given), paths=named, file=given.config, isolated=given.isolated)


def warn_of_others(given: argparse.Namespace, config: Config, paths: Iterable[str]) -> None:
    """Say which config files stand nearer to what is checked, unless the user chose the config."""
    if given.config or given.isolated:
        return
    holds = f"the config of this run is {config.file}" if config.file else "no config holds for all that is named"
    for other in passed_over(config, paths):
        complain(f"{other} is passed over; {holds}")
