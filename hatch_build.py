"""Puts the rules into the wheel: the files, and a pack of them that loads in milliseconds."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackRules(BuildHookInterface[Any]):
    """Adds `newslint/rules/`; an editable install reads the rule files of the checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; `version` is "standard" or "editable"."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="newslint-pack-")
        packed = Path(self._folder.name) / "rules.pack"
        packed.write_bytes(pack_rules(Path(self.root)))
        build_data["force_include"][str(Path(self.root) / "rules")] = "newslint/rules"
        build_data["force_include"][str(packed)] = "newslint/rules/rules.pack"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called by hatchling after each build."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


def pack_rules(root: Path) -> bytes:
    """The pack of the checkout's rules. Paths in it start at the rule folder: a wheel must not name the machine."""
    sys.path.insert(0, str(root))
    try:
        from newslint.folders import read_folder
        from newslint.pack import pack_of
    finally:
        sys.path.remove(str(root))
    folder = root / "rules"
    rules = [
        rule._replace(path=f"rules/{Path(rule.path).relative_to(folder).as_posix()}") for rule in read_folder(folder)
    ]
    return pack_of(rules).to_bytes()
