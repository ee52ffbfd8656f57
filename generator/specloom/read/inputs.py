"""The bytes of one input, without what it takes to read them as a description."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from specloom.addresses import Form, form_of
from specloom.read.sources import Fence, Unreadable, entry_source, read_bytes

if TYPE_CHECKING:
    from specloom.read.answers import Answers
    from specloom.read.pins import Pins


def content(
    address: str,
    *,
    folder: Path | None = None,
    python: str | None = None,
    answers: Answers | None = None,
    pins: Pins | None = None,
) -> bytes | None:
    """Return what an address leads to now: an entry's own, or one that the lock names.

    None when that can't be told beforehand: a URL without a copy among the `pins`, and
    standard input, which can be read only once. An application is run, unless it
    is among the `answers`.
    Raises DescriptionError when it can't be read.
    """
    form = form_of(address)
    if form is Form.STDIN or address == "<stdin>":
        return None
    if form is Form.URL:
        return None if pins is None else pins.copy(address)
    try:
        source = entry_source(address, folder, python, answers)
        return read_bytes(source, Fence(source, (), ()))[0]
    except Unreadable as problem:
        raise problem.at(address) from None
