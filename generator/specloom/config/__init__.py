"""Configuration: what to generate, from what, into which folder, by which names.

    command-line options > specloom.yaml or pyproject.toml > x-specloom > inference

The first two are settled here. What stays None is left to the description's own
`x-specloom` and to inference.
"""

from __future__ import annotations

from .load import described_names, load, load_all
from .settings import TARGETS, Config, Folders, Refs, Serialization

__all__ = [
    "TARGETS",
    "Config",
    "Folders",
    "Refs",
    "Serialization",
    "described_names",
    "load",
    "load_all",
]
