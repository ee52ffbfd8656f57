"""`specloom update`: fetch again what is pinned, and generate from what is there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..config import Config
from ..pipeline import pins_of
from ..read.pins import Pin
from .generate import generate_one
from .report import Result
from .request import Request
from .runs import each
from .weaving import WORDS, Weaving

_SHOWN = 12
"""How much of a digest is enough to tell two apart."""


def update(asked: Request, *, force: bool, update_lock: bool) -> Result:
    """Move the pins of all URLs that are read to what the servers say now."""
    asked = replace(asked, refresh=True)
    return each(
        asked,
        lambda config: _update(
            config,
            Weaving(asked, config, rename=False, update_lock=update_lock),
            force=force,
            verbose=asked.verbose,
        ),
        writes=True,
    )


def _update(config: Config, weaving: Weaving, *, force: bool, verbose: bool) -> Result:
    before = pins_of(config).known
    result = generate_one(weaving, force=force, listed=WORDS if verbose else ())
    after = pins_of(config).known
    lines = tuple(_told(before, after)) or ("no URL is read, so that none is pinned",)
    inputs = [
        _data(url, before.get(url), after.get(url)) for url in {**before, **after}
    ]
    return replace(
        result,
        lines=(*lines, *result.lines),
        data={**result.data, "inputs": inputs},
    )


def _told(before: Mapping[str, Pin], after: Mapping[str, Pin]) -> Iterator[str]:
    for url, new in after.items():
        old = before.get(url)
        if old is None:
            yield f"{url}: pinned at {_shown(new)}"
        elif old.sha256 == new.sha256:
            yield f"{url}: unchanged at {_shown(new)}"
        else:
            yield f"{url}: moved from {_shown(old)} to {_shown(new)}"
    for url in sorted(before.keys() - after.keys()):
        yield f"{url}: no longer read"


def _shown(pin: Pin) -> str:
    return f"{pin.sha256[:_SHOWN]} ({pin.size:,} bytes)"


def _data(url: str, old: Pin | None, new: Pin | None) -> dict[str, object]:
    return {
        "url": url,
        "old": None if old is None else {"sha256": old.sha256, "size": old.size},
        "new": None if new is None else {"sha256": new.sha256, "size": new.size},
    }
