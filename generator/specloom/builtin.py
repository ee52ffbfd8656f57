"""Where the built-in templates are."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def builtin_templates() -> Path:
    """Return the folder of the built-in templates, of the wheel or of the checkout."""
    package = Path(__file__).parent
    packaged = package / "templates"
    return packaged if packaged.is_dir() else package.parents[1] / "templates"
