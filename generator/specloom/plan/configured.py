"""The API as the configuration has it: its servers, its security, single operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ..config import Config
from ..model.api import Api, MediaType, Operation, Response, SecurityScheme
from ..model.schema import Reference
from ..names import nearest
from ..plain import fields, text
from ..problems import Place
from .refusals import Refusals
from .results import EVENT_STREAM, success

NOWHERE = Place("the configuration")
"""Where a thing stands that neither a description nor a file of settings holds."""


class Described:
    """The operations of an API by what a configuration calls them: `post /threads`."""

    def __init__(self, api: Api) -> None:
        self._known = {(o.verb, o.path) for o in api.operations}
        self._upper = {(v.upper(), path): (v, path) for v, path in sorted(self._known)}

    def find(self, target: str) -> tuple[str, str] | None:
        """Return verb and path as described, None for what isn't described."""
        verb, _, path = target.strip().partition(" ")
        key = (verb, path.strip())
        return key if key in self._known else self._upper.get((verb.upper(), key[1]))

    def hint(self, target: str) -> str:
        """Return a proposal in place of what isn't described, empty if none is like it."""
        verb, _, path = target.strip().partition(" ")
        known = (f"{v} {p}" for v, p in sorted(self._known))
        like = nearest(f"{verb.upper()} {path.strip()}", known)
        return f"did you mean {like!r}?" if like else ""


def configured(api: Api, config: Config, refusals: Refusals) -> Api:
    """Return an API with what the configuration says in the description's place.

    What isn't described is refused.
    """
    api = _elsewhere(_secured(api, config, refusals), config)
    if config.operations:
        api = _with_operations(api, config, refusals)
    for name in config.schemas:
        if name not in api.schemas:
            _unknown(refusals, ("schemas", name), "schema", api.schemas)
    return api


def _secured(api: Api, config: Config, refusals: Refusals) -> Api:
    if config.security_schemes:
        schemes = {scheme.name: scheme for scheme in api.security_schemes}
        for name, said in config.security_schemes.items():
            schemes[name] = _scheme(name, said, config)
        api = replace(api, security_schemes=tuple(schemes.values()))
    known = [scheme.name for scheme in api.security_schemes]
    for name in config.credentials:
        if name not in known:
            _unknown(refusals, ("credentials", name), "security scheme", known)
    if config.security is None:
        return api
    unknown = {name for names in config.security for name in names if name not in known}
    for name in sorted(unknown):
        _unknown(refusals, ("security", name), "security scheme", known)
    kept = tuple(way for way in config.security if not unknown & {*way})
    return replace(api, security=tuple(map(tuple, kept)) or ((),), scopes=kept)


def _scheme(name: str, said: Mapping[str, Any], config: Config) -> SecurityScheme:
    flow = fields(fields(said.get("flows")).get("clientCredentials"))
    return SecurityScheme(
        place=config.place_of("security_schemes", name) or NOWHERE,
        name=name,
        kind=said.get("type", "http"),
        description=said.get("description", ""),
        scheme=said.get("scheme", "").lower(),
        location=said.get("in", ""),
        wire=said.get("name", ""),
        token_url=text(flow.get("tokenUrl")),
        scopes=tuple(fields(flow.get("scopes"))),
    )


def _elsewhere(api: Api, config: Config) -> Api:
    """Return an API at the first environment: operations that name its old server move too."""
    if not config.environments:
        return api
    before = api.base_url
    operations = tuple(
        (
            replace(o, servers=())
            if o.servers and o.servers[0].rstrip("/") == before
            else o
        )
        for o in api.operations
    )
    servers = tuple(config.environments.values())
    return replace(api, servers=servers, operations=operations)


# Operations


def _with_operations(api: Api, config: Config, refusals: Refusals) -> Api:
    described = Described(api)
    said: dict[tuple[str, str], Mapping[str, Any]] = {}
    placed = {target for each in config.resources.values() for target in each.values()}
    for target, settings in config.operations.items():
        key = described.find(target)
        if key is None and target in placed:
            continue  # It is refused there.
        if key is None:
            message = f"operations: no operation {target!r}"
            refusals.refuse(("operations", target), message, described.hint(target))
            continue
        kept = dict(settings)
        for setting, kind, known in (
            ("pagination", "pagination scheme", config.pagination),
            ("events", "schema", api.schemas),
        ):
            name = settings.get(setting) or ""
            if name and name not in known:
                where = ("operations", target, setting)
                _unknown(refusals, where, kind, known, name)
                del kept[setting]
        said[key] = {**said.get(key, {}), **kept}
    operations = tuple(
        (
            _with_settings(operation, said[operation.verb, operation.path])
            if (operation.verb, operation.path) in said
            else operation
        )
        for operation in api.operations
    )
    return replace(api, operations=operations)


def _with_settings(operation: Operation, settings: Mapping[str, Any]) -> Operation:
    """Return an operation with its settings where its own `x-specloom` would have them."""
    described = fields(operation.extensions.get("x-specloom"))
    extensions = {
        **operation.extensions,
        "x-specloom": {**described, **settings},
    }
    operation = replace(operation, extensions=extensions)
    for key, change in _CHANGES.items():
        if settings.get(key):
            operation = change(operation, settings[key])
    return operation


def _deprecated(operation: Operation, said: str | bool) -> Operation:
    if said is True:
        return replace(operation, deprecated=True)
    told = "\n\n".join(part for part in (operation.description, said) if part)
    return replace(operation, deprecated=True, description=told)


def _streaming(operation: Operation, name: str) -> Operation:
    """Return an operation whose answer is also described as events of a schema."""
    chosen = success(operation)
    if chosen is None:
        return operation
    schema = Reference(place=chosen.place, target=name)
    events = MediaType(name=EVENT_STREAM, schema=schema)
    others = tuple(media for media in chosen.media if media.name != EVENT_STREAM)
    answer = replace(chosen, media=(*others, events))

    def changed(response: Response) -> Response:
        return answer if response is chosen else response

    return replace(operation, responses=tuple(map(changed, operation.responses)))


_CHANGES: Mapping[str, Callable[[Operation, Any], Operation]] = {
    "deprecated": _deprecated,
    "events": _streaming,
}


def _unknown(
    refusals: Refusals,
    where: tuple[str, ...],
    kind: str,
    known: Mapping[str, Any] | list[str],
    name: str = "",
) -> None:
    name = name or where[-1]
    like = nearest(name, known)
    hint = f"did you mean `{like}`?" if like else ""
    refusals.refuse(where, f"{'.'.join(where)}: no {kind} {name!r}", hint)
