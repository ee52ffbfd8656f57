"""Where each operation lives: `beta.threads` and `create` for `POST /threads`.

The configuration's `resources` wins over extensions in the description, those over
inference from paths, verbs and operation ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from ..config import Config
from ..model.api import Api, Operation
from ..names import snake
from ..plain import fields, is_list
from ..values import dataclass
from .configured import Described
from .refusals import Refusals
from .spots import Asked, Source, legal, settle
from .wishes import Spot, wish

ROOT = "$client"
"""The resource of methods that the client itself has, as the configuration calls it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An operation at a place of its own. `source` tells who said so."""

    resource: tuple[str, ...]
    method: str
    operation: Operation
    source: Source
    gave_way: bool
    """True where another operation or a resource has the name that was asked for."""

    @property
    def key(self) -> str:
        """The operation as the configuration and the lock write it: `POST /threads`."""
        return f"{self.operation.verb} {self.operation.path}"

    @property
    def is_remembered(self) -> bool:
        """True for all but what the configuration says, which needs no memory."""
        return self.source is not Source.CONFIGURED

    @property
    def dotted(self) -> str:
        """The place as it is shown: `beta.threads.create`."""
        return ".".join((*self.resource, self.method))


def place(
    api: Api,
    config: Config,
    remembered: Mapping[str, str],
    refusals: Refusals | None = None,
) -> list[Placed]:
    """Return the place or places of every operation, also of those that are left out.

    `remembered` are the places of the last run, by operation: `POST /threads`. What the
    configuration names and isn't described is refused.
    """
    refused = refusals or Refusals(config)
    configured = _configured(api, config, refused)
    if refusals is None:
        refused.told()
    asked: list[Asked] = []
    for operation in api.operations:
        if _said(operation.extensions).get("skip") is True:
            continue
        spots = configured.get((operation.verb, operation.path))
        if spots is not None:
            asked += [Asked(operation, spot, Source.CONFIGURED) for spot in spots]
        else:
            asked.append(_described(operation, api, remembered))
    return [
        Placed(*spot, entry.operation, entry.source, spot != legal(entry.spot))
        for entry, spot in zip(asked, settle(asked, api), strict=True)
    ]


def keeps(config: Config, placed: Placed) -> bool:
    """True when the configuration's patterns keep an operation."""
    return (not config.include or _matches(placed, config.include)) and not _matches(
        placed, config.exclude
    )


def _configured(
    api: Api, config: Config, refusals: Refusals
) -> dict[tuple[str, str], list[Spot]]:
    described = Described(api)
    spots: dict[tuple[str, str], list[Spot]] = {}
    for dotted, methods in config.resources.items():
        for method, target in methods.items():
            key = described.find(target)
            if key is None:
                text = f"resources.{dotted}.{method}: no operation {target!r}"
                where = ("resources", dotted, method)
                refusals.refuse(where, text, described.hint(target))
                continue
            parts = [] if dotted == ROOT else dotted.split(".")
            path_of = tuple(snake(part) for part in parts if part)
            spots.setdefault(key, []).append((path_of, snake(method)))
    return spots


def _described(operation: Operation, api: Api, remembered: Mapping[str, str]) -> Asked:
    """Return what extensions say, or else what was, or else what is inferred."""
    extensions = operation.extensions
    said = _said(extensions)
    group = extensions.get("x-fern-sdk-group-name", extensions.get("x-speakeasy-group"))
    dotted = said.get("resource", group)
    if is_list(dotted):
        dotted = ".".join(str(part) for part in dotted)
    names = (
        said.get("method"),
        extensions.get("x-fern-sdk-method-name"),
        extensions.get("x-speakeasy-name-override"),
    )
    name = next((name for name in names if isinstance(name, str) and name), None)
    known = remembered.get(f"{operation.verb} {operation.path}", "")
    *path, last = known.split(".")
    resource, method = (tuple(path), last) if known else wish(operation, api)
    if isinstance(dotted, str):
        resource = tuple(snake(part) for part in dotted.split(".") if part)
    if name:
        method = snake(name)
    source = Source.REMEMBERED if known else Source.INFERRED
    if isinstance(dotted, str) or name:
        source = Source.DESCRIBED
    return Asked(operation, (resource, method), source)


def _said(extensions: Mapping[str, Any]) -> Mapping[str, Any]:
    return fields(extensions.get("x-specloom"))


def _matches(placed: Placed, patterns: Iterable[str]) -> bool:
    for pattern in patterns:
        kind, _, rest = pattern.partition(":")
        if kind == "tag" and rest:
            if any(fnmatchcase(tag, rest) for tag in placed.operation.tags):
                return True
        elif kind == "path" and rest:
            if fnmatchcase(placed.operation.path, rest):
                return True
        elif fnmatchcase(placed.dotted, pattern):
            return True
    return False
