"""Where each operation lives: `beta.threads` and `create` for `POST /threads`.

The configuration's `resources` wins over extensions in the description, those over
inference from paths, verbs and operation ids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from ..config import Config
from ..model.api import Api, Operation
from ..model.schema import ArraySchema, ObjectSchema
from ..names import nearest, singular, snake, words
from ..plain import fields, is_list
from ..problems import Problem, UsageError, error

_VERSION = re.compile(r"v\d+(\.\d+)*([a-z]+\d*)?|\d{4}-\d{2}-\d{2}")
_PARAMETER = re.compile(r"\{[^{}]*\}")
_ITEM_NAMES = {
    "GET": "retrieve",
    "PUT": "replace",
    "PATCH": "update",
    "POST": "update",
    "DELETE": "delete",
    "HEAD": "check",
    "OPTIONS": "options",
    "TRACE": "trace",
    "QUERY": "query",
}
_COLLECTION_NAMES = {**_ITEM_NAMES, "POST": "create", "PUT": "replace"}


@dataclass(frozen=True, slots=True)
class Placed:
    """An operation at a place: a resource's path and a wish for the method's name."""

    resource: tuple[str, ...]
    method: str
    operation: Operation
    inferred: bool


def place(api: Api, config: Config) -> list[Placed]:
    """Return the place or places of every operation that the configuration keeps.

    Raises:
        UsageError: The configuration names an operation that isn't described.
    """
    configured = _configured(api, config)
    updatable = {o.path for o in api.operations if o.verb in ("PATCH", "POST")}
    kinds = Counter(_segments(o.path) for o in api.operations)
    placed: list[Placed] = []
    for operation in api.operations:
        key = (operation.verb.upper(), operation.path)
        said = _said(operation.extensions)
        if said.get("skip") is True:
            continue
        places = configured.get(key)
        if places is None:
            places = [_described(operation, _infer(operation, api, updatable, kinds))]
        placed.extend(
            Placed(resource, method, operation, inferred=key not in configured)
            for resource, method in places
        )
    return [
        entry
        for entry in placed
        if (not config.include or _matches(entry, config.include))
        and not _matches(entry, config.exclude)
    ]


Spot = tuple[tuple[str, ...], str]


def _configured(api: Api, config: Config) -> dict[tuple[str, str], list[Spot]]:
    known = {(o.verb.upper(), o.path) for o in api.operations}
    spots: dict[tuple[str, str], list[Spot]] = {}
    problems: list[Problem] = []
    for dotted, methods in config.resources.items():
        for method, target in methods.items():
            verb, _, path = target.strip().partition(" ")
            key = (verb.upper(), path.strip())
            if key not in known:
                text = f"resources.{dotted}.{method}: no operation {target!r}"
                like = nearest(f"{key[0]} {key[1]}", (f"{v} {p}" for v, p in known))
                hint = f"did you mean {like!r}?" if like else ""
                where = config.place_of("resources", dotted, method)
                problems.append(error(where, text, hint))
                continue
            path_of = tuple(snake(part) for part in dotted.split(".") if part)
            spots.setdefault(key, []).append((path_of, snake(method)))
    if problems:
        raise UsageError(problems)
    return spots


def _described(operation: Operation, inferred: Spot) -> Spot:
    """Return the place that extensions give, where they are silent the inferred one."""
    resource, method = inferred
    extensions = operation.extensions
    said = _said(extensions)
    group = extensions.get("x-fern-sdk-group-name", extensions.get("x-speakeasy-group"))
    dotted = said.get("resource", group)
    if is_list(dotted):
        dotted = ".".join(str(part) for part in dotted)
    if isinstance(dotted, str):
        resource = tuple(snake(part) for part in dotted.split(".") if part)
    for name in (
        said.get("method"),
        extensions.get("x-fern-sdk-method-name"),
        extensions.get("x-speakeasy-name-override"),
    ):
        if isinstance(name, str) and name:
            return resource, snake(name)
    return resource, method


def _said(extensions: Mapping[str, Any]) -> Mapping[str, Any]:
    return fields(extensions.get("x-specloom"))


def _segments(path: str) -> tuple[str, ...]:
    """Return a path's segments, without versions and any constant query."""
    pieces = [piece for piece in path.partition("?")[0].split("/") if piece]
    while len(pieces) > 1 and (_VERSION.fullmatch(pieces[0]) or pieces[0] == "api"):
        pieces.pop(0)
    return tuple(pieces)


def _infer(
    operation: Operation,
    api: Api,
    updatable: set[str],
    kinds: Counter[tuple[str, ...]],
) -> Spot:
    *before, last = _segments(operation.path) or ("",)
    last, _, verb = _PARAMETER.sub("{}", last).partition(":")
    segments = (*before, last) if last else tuple(before)
    static = [snake(s) for s in segments if not _PARAMETER.search(s)]
    if static and verb:
        return tuple(static), snake(verb)
    if not static:
        tag = operation.tags[0] if operation.tags else ""
        name = snake(operation.id) if operation.id else snake(operation.verb)
        return ((snake(tag),) if tag else ()), name
    ends_in_parameter = bool(_PARAMETER.search(segments[-1]))
    if not ends_in_parameter and _is_action(operation, segments, static, kinds):
        return tuple(static[:-1]), static[-1]
    if ends_in_parameter:
        name = _ITEM_NAMES.get(operation.verb, snake(operation.verb))
        if operation.verb == "PUT" and operation.path not in updatable:
            name = "update"
    else:
        name = _COLLECTION_NAMES.get(operation.verb, snake(operation.verb))
        if operation.verb == "GET" and _gives_list(operation, api, segments[-1]):
            name = "list"
        if operation.verb == "PUT" and operation.path not in updatable:
            name = "update"
        if operation.verb == "DELETE" and singular(static[-1]) != static[-1]:
            # What `delete` means must not depend on an id given or forgotten.
            name = "delete_all"
    return tuple(static), name


def _is_action(
    operation: Operation,
    segments: tuple[str, ...],
    static: list[str],
    kinds: Counter[tuple[str, ...]],
) -> bool:
    """True for `/runs/{id}/cancel` and `/jobs/search`: a verb at the end of a path."""
    last = static[-1]
    if len(static) < 2 or kinds[segments] > 1 or operation.verb == "DELETE":
        return False
    if any(
        len(other) > len(segments) and other[: len(segments)] == segments
        for other in kinds
    ):
        return False
    if operation.verb == "GET":
        return False
    said = words(operation.id)
    names_it = bool(said) and said[0] == words(last)[0]
    return names_it or singular(last) == last


def _gives_list(operation: Operation, api: Api, segment: str) -> bool:
    """True when the answer is an array or an envelope around one."""
    for response in operation.responses:
        for media in response.media:
            if not response.success or media.schema is None:
                continue
            schema = api.resolve(media.schema)
            if isinstance(schema, ArraySchema):
                return True
            if isinstance(schema, ObjectSchema):
                arrays = [
                    p
                    for p in schema.properties
                    if isinstance(api.resolve(p.schema), ArraySchema)
                ]
                plural = singular(snake(segment)) != snake(segment)
                return len(arrays) == 1 and (plural or len(schema.properties) < 4)
            return False
    return singular(snake(segment)) != snake(segment)


def _matches(placed: Placed, patterns: Iterable[str]) -> bool:
    dotted = ".".join((*placed.resource, placed.method))
    for pattern in patterns:
        kind, _, rest = pattern.partition(":")
        if kind == "tag" and rest:
            if any(fnmatchcase(tag, rest) for tag in placed.operation.tags):
                return True
        elif kind == "path" and rest:
            if fnmatchcase(placed.operation.path, rest):
                return True
        elif fnmatchcase(dotted, pattern):
            return True
    return False
