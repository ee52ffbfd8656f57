"""Whether a person looks at a stream, and wants colour on it."""

from __future__ import annotations

import os
from typing import Any


def is_terminal(stream: Any) -> bool:
    """True for a stream that a person looks at."""
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False


def wants_colour() -> bool:
    """True unless the user's environment says otherwise."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
