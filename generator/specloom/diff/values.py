"""Listed values, compared: those of an enum, old and new."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..model.schema import Schema
from ..plan.client.definitions import Direction
from .change import told
from .findings import Spot
from .rules import CLIENT
from .terms import Atom, Listed, Terms, uncovered
from .walk import Walk

_SHOWN = 8


def compare_values(
    walk: Walk,
    before: Terms,
    now: Terms,
    direction: Direction,
    spot: Spot,
    new: Schema,
) -> None:
    """Compare the values that both sides list; a list on one side alone is a type."""
    if not before.values or not now.values:
        _listed_at_all(walk, before, now, direction, spot, new)
        return
    gone = [a for a in before.values if a not in now.values]
    come = [a for a in now.values if a not in before.values]
    add = walk.findings.add
    if direction == "in":
        gone = [] if now.any else [a for a in gone if not _admits(now, a)]
        come = [] if before.any else [a for a in come if not _admits(before, a)]
        if gone:
            said = told("{} is not taken any more", _shown(before, gone))
            add("request-value-removed", spot, said, new.place)
        if come:
            said = told("{} is taken too", _shown(now, come))
            add("request-value-added", spot, said, new.place)
        return
    if come:
        surprising = [a for a in come if not _admits(before, a) and not before.any]
        if surprising:
            said = told("may be {} too", _shown(now, surprising))
            add("answer-type-changed", spot, said, new.place, breaks=CLIENT)
        elif come:
            said = told("may be {} too", _shown(now, come))
            add("answer-value-added", spot, said, new.place)
    if gone:
        said = told("is never {} any more", _shown(before, gone))
        add("answer-value-removed", spot, said, new.place)


def _listed_at_all(
    walk: Walk,
    before: Terms,
    now: Terms,
    direction: Direction,
    spot: Spot,
    new: Schema,
) -> None:
    """Tell of answers whose values are listed from now, or no more, the type the same."""
    same = not (
        uncovered(before.python, now.python) or uncovered(now.python, before.python)
    )
    if direction == "in" or before.any or now.any or not same:
        return
    if now.values:
        said = told("is one of {}", _shown(now, now.values))
        walk.findings.add("answer-type-narrowed", spot, said, new.place)
    elif before.values:
        said = told("may be more than {}", _shown(before, before.values))
        walk.findings.add("answer-value-added", spot, said, new.place)


def _admits(terms: Terms, atom: Atom) -> bool:
    """True where a type admits a value that it does not list, or another type."""
    if isinstance(atom, tuple):
        return atom[0] in terms.python
    return atom in terms.python


def _shown(terms: Terms, atoms: Iterable[Listed]) -> str:
    listed = [json.dumps(terms.values[a], ensure_ascii=False) for a in atoms]
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
