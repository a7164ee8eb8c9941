"""Compiles the translations before a wheel is built, as it holds the .mo files."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs first in every build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make every .mo anew."""
        catalogs = Path(self.root, "installer", "catalogs.py")
        runpy.run_path(str(catalogs))["compile_all"](always=True)
