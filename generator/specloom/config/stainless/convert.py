"""From another generator's configuration to specloom's, key by key in the file's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from ...problems import Place
from ..files import ConfigFile
from ..settings import Origin
from ..values import Reader
from . import client, pagination, resources, wire
from .carrier import Carrier
from .methods import endpoint_of
from .node import Node, Source

_NAMES = ("spec", "package", "client", "command", "env_prefix")
_TRANSFORMED = "specloom takes the description as it is; an overlay can change it"
_PUBLISHED = "specloom writes the package; publishing is the repository's own"
_REASONS: Final[Mapping[tuple[str, ...], str]] = {
    ("edition",): "it chooses between versions of another generator",
    ("organization", "docs"): "specloom writes docs of its own",
    ("organization", "contact"): "the package tells of no contact",
    ("targets", "python", "production_repo"): _PUBLISHED,
    ("targets", "python", "staging_repo"): _PUBLISHED,
    ("targets", "python", "publish"): _PUBLISHED,
    ("targets", "python", "options"): "they are another generator's",
    ("targets", "cli"): _PUBLISHED,
    ("settings", "license"): "the package says nothing of its license",
    ("settings", "file_header"): "generated files begin with what they are",
    ("settings", "unwrap_response_fields"): "methods give the whole answer",
    ("openapi",): _TRANSFORMED,
    ("readme",): "specloom chooses the calls that its README shows",
    ("diagnostics",): "they are another generator's; specloom's are warnings",
    ("codeflow",): _PUBLISHED,
    ("custom_casings",): "names are written as they are given here",
    ("unwrap_response_fields",): "methods give the whole answer",
}
"""Why there is nothing like it: by the first keys of a path, or by its last one."""


def _leave_each(_node: Node, _carrier: Carrier) -> None:
    """Do nothing: of what was looked into, each part is told of by itself."""


_CARRIED: Final[Mapping[str, Callable[[Node, Carrier], None]]] = {
    # What a later one falls back from comes first; the file's order is restored at the end.
    "targets": client.carry_targets,
    "client_settings": client.carry_client,
    "organization": client.carry_organization,
    "environments": client.carry_environments,
    "settings": _leave_each,
    "security": client.carry_security,
    "security_schemes": client.carry_schemes,
    "query_settings": wire.carry_query,
    "multipart_settings": wire.carry_forms,
    "streaming": wire.carry_streaming,
    "pagination": pagination.carry_pagination,
    "resources": resources.carry_resources,
}


def convert(file: ConfigFile, readers: Mapping[str, Reader]) -> ConfigFile:
    """Return specloom's configuration that says the same, each key with its place there.

    What can't be carried over is among its origin's warnings.
    """
    source, carrier = Source(file.values, file.origin.places), Carrier(readers)
    for key, carry in _CARRIED.items():
        node = source.root.get(key)
        if node is not None and node.value is not None:
            carry(node, carrier)
    _leave_unspecified(source.root, carrier)
    for node in source.unseen():
        carrier.leave(node, _why(node))
    first = {key: number for number, key in enumerate(_NAMES)}
    places = carrier.places
    order = sorted(
        carrier.values, key=lambda key: (first.get(key, len(first)), places[(key,)])
    )
    origin = Origin(
        file.origin.file,
        places,
        warnings=tuple(
            sorted(carrier.problems, key=lambda problem: problem.place or Place(""))
        ),
        converted=True,
    )
    values = {key: carrier.values[key] for key in order}
    return replace(file, values=values, origin=origin)


def _leave_unspecified(root: Node, carrier: Carrier) -> None:
    """Skip the operations that are left out on purpose."""
    listed = root.get("unspecified_endpoints")
    for node in listed.items() if listed else ():
        said = node.get("endpoint") if node.is_mapping else node
        operation = endpoint_of(said.text) if said else ""
        if operation:
            carrier.put(("operations", operation, "skip"), True, node)
        else:
            carrier.leave(node, "it is no endpoint, as in `get /things`")


def _why(node: Node) -> str:
    for end in range(len(node.path), 0, -1):
        if node.path[:end] in _REASONS:
            return _REASONS[node.path[:end]]
    return _REASONS.get(node.path[-1:], "specloom has no such setting")
