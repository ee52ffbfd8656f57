"""How large a description may be before it is refused rather than read."""

from __future__ import annotations

from typing import Final

BYTES: Final = 256 * 1024 * 1024
"""Size of one document."""

NODES: Final = 20_000_000
"""Values of one document; what an alias stands for counts each time it is used."""

DEPTH: Final = 10_000
"""Levels of nesting."""
