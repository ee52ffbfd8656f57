"""Operations: what stands under each path, with all that its path item shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from ..plain import is_list
from ..problems import unsupported
from ..read import Node
from .api import Location, Operation, Parameter, Security
from .contents import Contents
from .nodes import (
    chain,
    declared_schemes,
    elements,
    extensions,
    scopes_of,
    servers_of,
    text_of,
)
from .notes import Notes
from .prose import prose
from .schema import StringSchema

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
OTHER_VERBS = "additionalOperations"
PATH_ITEM_KEYS = frozenset(
    (*VERBS, OTHER_VERBS, "$ref", "summary", "description", "servers", "parameters")
)
# OpenAPI says that header parameters of these names are ignored: they are described
# by the body's media type, the answers' and the security schemes.
IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
_HTTP_TOKEN = re.compile(r"[a-zA-Z0-9!#$%&'*+.^_`|~-]+")
_IN_PATH = re.compile(r"\{([^{}]+)\}")


class Operations:
    """Builds the operations of a description."""

    def __init__(self, root: Node, contents: Contents, notes: Notes) -> None:
        self._root = root
        self._contents = contents
        self._notes = notes
        # A certificate is shown by the connection: no request carries it.
        self._certificates = frozenset(
            name
            for name, scheme in declared_schemes(root)
            if text_of(scheme, "type") == "mutualTLS"
        )

    def under(self, key: str) -> Iterator[tuple[Operation, Node]]:
        """Yield the operations of `paths` or `webhooks`, in the description's order, each
        with its node."""
        paths = self._root.get(key)
        for path, entry in paths.entries() if paths else ():
            if path.startswith("x-"):
                continue
            # What stands beside a path item's `$ref` goes before what that leads to.
            items = chain(entry)
            met: set[str] = set()
            for item in items:
                for verb, node in self._verbs(path, item):
                    if verb not in met:
                        met.add(verb)
                        yield self._operation(path, verb, node, items), node

    def security(self, node: Node) -> Security | None:
        """Return the alternatives that a node lists, None where it lists none."""
        if node.get("security") is None:
            return None
        return tuple(
            tuple(n for n, _ in alternative.entries() if n not in self._certificates)
            for alternative in elements(node, "security")
        ) or ((),)

    def _verbs(self, path: str, item: Node) -> Iterator[tuple[str, Node]]:
        for verb, node in item.entries():
            if verb in VERBS and isinstance(node.value, dict):
                yield verb.upper(), node
            elif verb == OTHER_VERBS:
                yield from self._other_verbs(path, node)
            elif verb not in PATH_ITEM_KEYS and not verb.startswith("x-"):
                said = f"`{verb}` in {path} is no HTTP verb that specloom knows"
                hint = "what is not of OpenAPI begins with `x-`"
                self._notes.problems.append(unsupported(node.key_place, said, hint))

    def _other_verbs(self, path: str, node: Node) -> Iterator[tuple[str, Node]]:
        """Yield the operations of verbs that OpenAPI has no field for, spelled as they are."""
        for verb, found in node.entries():
            if _HTTP_TOKEN.fullmatch(verb) and verb.lower() not in VERBS:
                yield verb, found
            else:
                said = (
                    f"`{verb}` in {path} can't be the verb of an additional operation"
                )
                self._notes.problems.append(unsupported(found.key_place, said))

    def _operation(
        self, path: str, verb: str, node: Node, items: list[Node]
    ) -> Operation:
        body = node.get("requestBody")
        responses = node.get("responses")
        callbacks = node.get("callbacks")
        if callbacks is not None and callbacks.value:
            self._notes.leave("callbacks are not generated", callbacks.key_place)
        tags = node.value.get("tags")
        # From far to near: what is nearer replaces what is shared.
        shared = [p for item in reversed(items) for p in elements(item, "parameters")]
        own = (node, *items)
        return Operation(
            place=node.key_place,
            verb=verb,
            path=path,
            id=text_of(node, "operationId"),
            summary=_first(own, "summary"),
            description=prose(_first(own, "description")),
            tags=tuple(str(tag) for tag in tags) if is_list(tags) else (),
            deprecated=node.value.get("deprecated") is True,
            parameters=tuple(self._parameters(path, node, shared)),
            body=self._contents.body(body) if body else None,
            responses=tuple(
                self._contents.response(status, entry)
                for status, entry in (responses.entries() if responses else ())
                if not status.startswith("x-")
            ),
            security=self.security(node),
            scopes=scopes_of(node),
            servers=next(filter(None, (tuple(servers_of(part)) for part in own)), ()),
            extensions=extensions(node),
        )

    def _parameters(
        self, path: str, node: Node, shared: list[Node]
    ) -> Iterator[Parameter]:
        in_path = dict.fromkeys(_IN_PATH.findall(path.partition("#")[0]))
        found: dict[tuple[str, str], Node] = {}
        for entry in (*shared, *elements(node, "parameters")):
            parameter = entry.follow()
            found[text_of(parameter, "in"), text_of(parameter, "name")] = entry
        for (where, wire), entry in found.items():
            if where == "header" and wire.lower() in IGNORED_HEADERS:
                continue
            if where not in get_args(Location):
                said = f"parameter {wire!r} in {where!r} is not generated"
                hint = "path, query, querystring, header and cookie are known"
                place = entry.follow().place
                self._notes.problems.append(unsupported(place, said, hint))
                continue
            if where != "path" or wire in in_path:
                yield self._contents.parameter(entry, where, wire)
        for wire in in_path:
            if ("path", wire) not in found:
                yield _undeclared(wire, node)


def _first(nodes: tuple[Node, ...], key: str) -> str:
    return next((said for node in nodes if (said := text_of(node, key))), "")


def _undeclared(wire: str, operation: Node) -> Parameter:
    """Return the one thing that a name in the path can mean which nothing declares."""
    return Parameter(
        place=operation.key_place,
        wire=wire,
        location="path",
        schema=StringSchema(place=operation.key_place),
        required=True,
        style="simple",
        explode=False,
    )
