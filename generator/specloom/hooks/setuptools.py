"""The hook for setuptools: generated packages are built into distributions.

    [build-system]
    requires = ["setuptools", "specloom"]

Nothing more is needed: `requires` is what asks for it. A project that has specloom's
configuration and doesn't name it there is built as if specloom were not installed:
every setuptools of the environment calls this, be it too old to generate anything.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..plain import is_mapping

if TYPE_CHECKING:
    from setuptools import Distribution

_OURS = re.compile(r"\s*specloom(?![\w.-])", re.IGNORECASE)
_toml: Any = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")


def finalize(distribution: Distribution) -> None:
    """Have a project's packages generated where its build system requires specloom."""
    if _is_asked_for(Path("pyproject.toml")):
        from .setuptools_commands import COMMANDS

        for name, ours in COMMANDS.items():
            usual = distribution.get_command_class(name)
            distribution.cmdclass[name] = type(name, (ours, usual), {})


def _is_asked_for(path: Path) -> bool:
    """Whether a pyproject.toml requires specloom for builds. Flaws are others' to tell."""
    try:
        build_system = _toml.loads(path.read_text("utf-8")).get("build-system")
    except (OSError, ValueError):
        return False
    requires: Any = build_system.get("requires") if is_mapping(build_system) else None
    return isinstance(requires, list) and any(
        isinstance(each, str) and _OURS.match(each)
        for each in cast("list[object]", requires)
    )
