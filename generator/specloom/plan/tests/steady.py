"""How Steady is started, so that it reads requests as this client writes them."""

from __future__ import annotations

from collections.abc import Iterator

from ...config import Serialization

USUAL = "spec"


def options(serialization: Serialization) -> list[str]:
    """Return Steady's options for what departs from the description."""
    return [
        f"--validator-{what}-format={style}"
        for what, style in _styles(serialization)
        if style != USUAL
    ]


def _styles(serialization: Serialization) -> Iterator[tuple[str, str]]:
    yield "query-array", serialization.query_arrays
    yield "query-object", serialization.query_objects
    yield "form-array", serialization.form_arrays
    yield "form-object", serialization.form_objects
