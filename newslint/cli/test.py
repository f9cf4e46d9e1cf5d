"""newslint test: run the examples inside rule files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..files import shipped_folder
from ..folders import misplaced
from ..ruletest import test_paths
from .settled import settle


def run(given: argparse.Namespace) -> int:
    """Run them, say what fails, count."""
    config = settle(given)
    paths = [Path(path) for path in given.paths] or [shipped_folder(), *config.folders]
    report = test_paths(paths)
    report.problems += (problem for folder in config.folders for problem in misplaced(folder))
    sys.stdout.write(f"{report}\n")
    return 2 if report.problems else int(bool(report.failures))
