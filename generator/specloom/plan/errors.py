"""What comes with an error: the declared schemas of answers that tell of no success."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ..model.api import Api, Operation
from ..model.schema import ObjectSchema, Reference, UnionSchema
from ..runtime.client.errors import for_status
from .results import preferred, successes
from .surface import Errors, Method


def errors(api: Api, operation: Operation) -> Errors:
    """Return the schemas of an operation's errors, by status.

    Only declared ones: an error that is described in its place has a body, and no class.
    """
    good = {response.status for response in successes(operation)}
    found: dict[str, Reference] = {}
    for response in operation.responses:
        if response.status in good or response.status[0] not in "45d":
            continue
        media = preferred(api, response)
        schema = media.schema if media is not None and media.is_json else None
        if isinstance(schema, Reference) and _is_typed(api, schema):
            found[response.status] = schema
    return _shortest(found)


def _shortest(errors: Mapping[str, Reference]) -> Errors:
    """Return the errors without those that the group or the default tells as well."""
    targets = {status: schema.target for status, schema in errors.items()}
    for status in sorted(targets, key=lambda status: "X" in status):
        rest = {key: name for key, name in targets.items() if key != status}
        if _found(rest, status) == targets[status]:
            targets = rest
    return tuple((status, errors[status]) for status in sorted(targets))


def _is_typed(api: Api, schema: Reference) -> bool:
    return isinstance(api.resolve(schema), ObjectSchema | UnionSchema)


def usual(methods: Iterable[Method]) -> Errors:
    """Return what comes with each status by the word of most methods."""
    said: dict[str, dict[str, Reference]] = defaultdict(dict)
    times: Counter[tuple[str, str]] = Counter()
    for method in methods:
        for status, schema in method.errors:
            said[status].setdefault(schema.target, schema)
            times[status, schema.target] += 1
    return _shortest(
        {
            status: min(
                found.values(), key=lambda s: (-times[status, s.target], s.target)
            )
            for status, found in said.items()
        }
    )


def departs(method: Method, usually: Errors) -> bool:
    """True where a method's errors are others than those that usually come."""
    own = {status: schema.target for status, schema in method.errors}
    others = {status: schema.target for status, schema in usually}
    return any(
        _found(own, status) not in (None, _found(others, status))
        for status in {*own, *others}
    )


def _found(errors: Mapping[str, str], status: str) -> str | None:
    """Return what comes with a status, as the runtime looks for it."""
    return for_status({**errors}, status, errors.get("default"))
