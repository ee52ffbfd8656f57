"""A package as the generator writes them: what the command line's runtime is tested with."""

from __future__ import annotations

__version__ = "1.2.3"
