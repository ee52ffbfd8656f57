"""What methods give back, compared."""

from __future__ import annotations

from ..model.schema import AnySchema, Schema
from ..plan.results import success, successes
from ..plan.surface import Method, Pagination, Result
from ..problems import Place
from .change import told
from .findings import Spot
from .side import Entry
from .walk import Walk

_KINDS = {
    "json": "a value",
    "text": "text",
    "binary": "bytes",
    "empty": "nothing",
    "events": "events",
    "lines": "values line by line",
    "pages": "pages",
}
_VALUES = ("json", "text", "pages")
_READ = ("json", "pages", "lines")


def compare_answers(walk: Walk, old: Entry, new: Entry, spot: Spot) -> None:
    """Compare what two methods give back."""
    before, now = old.method.result, new.method.result
    inner = spot.into("answer")
    place = _place(new.method)
    if before.kind != now.kind:
        _kind(walk, before, now, inner, place)
    else:
        _contents(walk, before, now, inner, place)
    _streams(walk, before, now, inner, place)
    _statuses(walk, old.method, new.method, spot)


def _place(method: Method) -> Place:
    response = success(method.operation)
    return response.place if response else method.operation.place


def _kind(walk: Walk, before: Result, now: Result, spot: Spot, place: Place) -> None:
    gained = before.kind == "empty" and now.kind in _VALUES
    rule = "answer-gained" if gained else "answer-kind-changed"
    said = told(f"gives back {_KINDS[now.kind]}, was {_KINDS[before.kind]}")
    walk.findings.add(rule, spot, said, place)


def _contents(
    walk: Walk, before: Result, now: Result, spot: Spot, place: Place
) -> None:
    types = before.media_type, now.media_type
    if all(types) and types[0] != types[1]:
        said = told("is asked for as {}, was {}", types[1], types[0])
        walk.findings.add("answer-media-changed", spot, said, place)
    if before.pagination and now.pagination:
        _pages(walk, before.pagination, now.pagination, spot, place)
    if now.kind in _READ:
        _typed(walk, before.schema, now.schema, spot, place)


def _pages(
    walk: Walk, before: Pagination, now: Pagination, spot: Spot, place: Place
) -> None:
    was, is_ = (_way(pagination) for pagination in (before, now))
    if was != is_:
        said = told("the next page is found by {}, was {}", is_, was)
        walk.findings.add("pagination-changed", spot, said, place)
    if before.items != now.items:
        walk.compare(before.item, now.item, "out", spot.into("[]"))


def _way(pagination: Pagination) -> str:
    """Return in words how the next page is found."""
    keys = (
        key if isinstance(key, str) else ".".join(key)
        for key in (pagination.field, pagination.items)
    )
    return " ".join(filter(None, (pagination.kind, pagination.param, *keys)))


def _typed(
    walk: Walk, before: Schema | None, now: Schema | None, spot: Spot, place: Place
) -> None:
    anything = AnySchema(place=place)
    walk.compare(before or anything, now or anything, "out", spot)


def _streams(walk: Walk, before: Result, now: Result, spot: Spot, place: Place) -> None:
    asked = [bool(each.events) and each.kind != "events" for each in (before, now)]
    if asked == [True, False]:
        said = told("events can't be asked for any more")
        walk.findings.add("streaming-removed", spot, said, place)
    elif asked == [False, True]:
        said = told("events can be asked for")
        walk.findings.add("streaming-added", spot, said, place)
    elif before.events and now.events:
        events = spot.into("event")
        _typed(walk, before.events.schema, now.events.schema, events, place)


def _statuses(walk: Walk, old: Method, new: Method, spot: Spot) -> None:
    was, is_ = old.result.status, new.result.status
    if was != is_ and was and is_:
        said = told("success is {}, was {}", is_, was)
        walk.findings.add("success-status-changed", spot, said, _place(new))
    before, now = _errors(old), _errors(new)
    for status, place in now.items():
        if status not in before:
            said = told("the error {} is described", status)
            walk.findings.add("error-status-added", spot, said, place)
    for status, place in before.items():
        if status not in now:
            said = told("the error {} is no longer described", status)
            walk.findings.add(
                "error-status-removed",
                spot,
                said,
                place,
                side="old",
                near=new.operation.place,
            )


def _errors(method: Method) -> dict[str, Place]:
    good = {response.status for response in successes(method.operation)}
    return {
        response.status: response.place
        for response in method.operation.responses
        if response.status not in good
    }
