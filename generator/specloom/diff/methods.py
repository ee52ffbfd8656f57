"""Operations and their methods: which is which, and what has become of each."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from .answers import compare_answers
from .bodies import compare_bodies
from .change import told
from .findings import Findings, Owner, Spot
from .parameters import compare_parameters
from .security import compare_needed
from .side import Entry, Side
from .walk import Walk


@dataclass(slots=True)
class Matched:
    """Methods of both sides that are one, and those that have no other."""

    pairs: list[tuple[Entry, Entry]] = field(default_factory=list[tuple[Entry, Entry]])
    gone: list[Entry] = field(default_factory=list[Entry])
    come: list[Entry] = field(default_factory=list[Entry])


def match(old: Side, new: Side) -> Matched:
    """Match methods: by operation and place, then by operation, then by place alone."""
    found = Matched(gone=list(old.entries()), come=list(new.entries()))
    _match(found, lambda entry: (entry.operation, entry.dotted))
    _match(found, lambda entry: (entry.operation, ""))
    _match(found, lambda entry: ("", entry.dotted))
    return found


def _match(found: Matched, key: Callable[[Entry], tuple[str, str]]) -> None:
    """Move the entries of one key from what is left to the pairs, in order."""
    waiting: dict[tuple[str, str], deque[Entry]] = defaultdict(deque)
    for entry in found.come:
        waiting[key(entry)].append(entry)
    gone: list[Entry] = []
    met: set[str] = set()
    for entry in found.gone:
        others = waiting.get(key(entry))
        if others:
            other = others.popleft()
            found.pairs.append((entry, other))
            met.add(f"{other.operation} {other.dotted}")
        else:
            gone.append(entry)
    found.gone = gone
    found.come = [e for e in found.come if f"{e.operation} {e.dotted}" not in met]


def owner_of(entry: Entry) -> Owner:
    """Return a method as what changes belong to."""
    operation = entry.method.operation
    return Owner(
        entry.dotted, near=operation.place, operation=entry.operation, is_method=True
    )


def compare_unmatched(matched: Matched, old: Side, new: Side, found: Findings) -> None:
    """Tell of methods that only one side has."""
    for entry in matched.gone:
        place = entry.method.operation.place
        owner = Owner(entry.dotted, operation=entry.operation, is_method=True)
        described = entry.operation in new.described
        rule = "method-removed" if described else "operation-removed"
        said = told("{} is gone", entry.operation)
        if described:
            said = told("{} has no such method any more", entry.operation)
        found.add(rule, Spot(owner), said, place, side="old")
    for entry in matched.come:
        place = entry.method.operation.place
        described = entry.operation in old.described
        rule = "method-added" if described else "operation-added"
        said = told("{} is new", entry.operation)
        found.add(rule, Spot(owner_of(entry)), said, place)


def compare_methods(walk: Walk, old: Entry, new: Entry) -> None:
    """Compare two methods that are one."""
    spot = Spot(owner_of(new))
    before, now = old.method.operation, new.method.operation
    add, place = walk.findings.add, now.place
    if old.operation != new.operation:
        said = told("is {}, was {}", new.operation, old.operation)
        add("operation-moved", spot, said, place)
    if old.dotted != new.dotted:
        said = told("is {}, was {}", new.dotted, old.dotted)
        add("method-renamed", spot, said, place)
    if before.deprecated != now.deprecated:
        said = told("deprecated" if now.deprecated else "no longer deprecated")
        add("operation-deprecated", spot, said, place)
    if old.method.server != new.method.server:
        servers = new.method.server or "the API's", old.method.server or "the API's"
        add("server-changed", spot, told("the server is {}, was {}", *servers), place)
    words = [
        (each.method.summary, each.method.operation.description) for each in (old, new)
    ]
    if words[0] != words[1]:
        add("operation-described", spot, told("its description is another"), place)
    compare_parameters(walk, old, new, spot)
    compare_bodies(walk, old, new, spot)
    compare_answers(walk, old, new, spot)
    compare_needed(walk, old, new, spot)
