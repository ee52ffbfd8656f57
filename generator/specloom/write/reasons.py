"""Why an output is stale: what the last run had that this one has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .bases import base_of
from .changes import Changes
from .lock import NAME, Inputs, Lock


def reasons(lock: Lock, inputs: Inputs, changes: Changes) -> tuple[str, ...]:
    """Return what has changed since the last run, in words; nothing where nothing has.

    `lock` is what that run wrote, `inputs` are those of now, `changes` what is to do.
    """
    if not changes:
        return ()
    if not lock.parts:
        return ("nothing was generated here before",)
    found = dict.fromkeys(
        reason
        for part in lock.parts.values()
        for reason in _between(part.inputs, inputs)
    )
    by_hand = _by_hand(lock, changes)
    if not found and not by_hand:
        by_hand = ["other targets were asked for, or specloom itself was changed"]
    return (*found, *by_hand)


def _between(old: Inputs, new: Inputs) -> Iterator[str]:
    if old.version != new.version:
        yield f"specloom {old.version} became {new.version}"
    yield from _documents(old.description, new.description)
    if old.config != new.config:
        yield "the configuration changed"
    if old.templates != new.templates:
        yield "the templates changed"


def _documents(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*old, *new}):
        if name not in new:
            yield f"the description no longer reads {name}"
        elif name not in old:
            yield f"the description reads {name} now"
        elif old[name] != new[name]:
            yield f"the description changed: {name}"


def _by_hand(lock: Lock, changes: Changes) -> list[str]:
    """Return what was done to the output itself."""
    known = lock.files
    gone = [path for path in changes.added if path in known]
    # What was edited long ago, and is known to be, makes nothing stale.
    new = [path for path in changes.edited if base_of(path) in changes.added]
    found = (
        ("was removed", gone),
        ("was edited by hand", (*new, *changes.overwritten)),
        ("is not specloom's", [path for path in changes.foreign if path != NAME]),
    )
    return [
        *(f"{path} {what}" for what, paths in found for path in paths),
        *(
            f"{path} was edited by hand, and can't be merged: {why}"
            for path, why in changes.unmergeable.items()
        ),
    ]
