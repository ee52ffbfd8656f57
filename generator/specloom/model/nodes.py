"""What single nodes of a description hold: servers, examples, extensions, texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..plain import fields, is_list, text
from ..read import Node
from .api import Encoding
from .schema import ABSENT

_UNFIT = re.compile(r"[\x00-\x20\x7f]")


def declared_schemes(root: Node) -> Iterator[tuple[str, Node]]:
    """Yield each security scheme with its name."""
    components = root.get("components")
    declared = components.get("securitySchemes") if components else None
    for name, entry in declared.entries() if declared else ():
        yield name, entry.follow()


def encoding_of(wire: str, node: Node) -> Encoding:
    """Return how a property of a form body travels."""
    explode = node.value.get("explode")
    reserved = node.value.get("allowReserved") is True
    style = text_of(node, "style")
    if not style and (isinstance(explode, bool) or reserved):
        style = "form"
    content_type = text_of(node, "contentType")
    if "," in content_type or "*" in content_type:
        content_type = ""  # A choice, which each part makes for itself.
    return Encoding(
        wire=wire,
        content_type=content_type,
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("", "form"),
        allow_reserved=reserved,
    )


def servers_of(node: Node) -> Iterator[str]:
    """Yield the URLs of a node's servers, variables filled with their defaults."""
    for server in elements(node, "servers"):
        url = text_of(server, "url")
        variables = server.get("variables")
        for name, variable in variables.entries() if variables else ():
            default = fields(variable.value).get("default", "")
            url = url.replace(f"{{{name}}}", str(default))
        if url:
            # No URL holds these; a client would stop at them in each call.
            yield _UNFIT.sub(lambda found: f"%{ord(found[0]):02X}", url)


def application_flow(scheme: Node) -> tuple[str, tuple[str, ...]]:
    """Return where client credentials are exchanged for a token, and for which scopes."""
    flows = scheme.get("flows")
    flow = flows.get("clientCredentials") if flows else None
    scopes = flow.get("scopes") if flow else None
    names = tuple(name for name, _ in scopes.entries()) if scopes else ()
    return text_of(flow, "tokenUrl"), names


def scopes_of(node: Node) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Return what each alternative of a node's `security` lists beside its schemes."""
    return tuple(
        {
            name: tuple(str(scope) for scope in said.value)
            for name, said in alternative.entries()
            if is_list(said.value)
        }
        for alternative in elements(node, "security")
    )


def runs_all_flows(scheme: Node) -> bool:
    """Tell whether an OAuth 2 scheme has no flow beside that with client credentials."""
    flows = scheme.get("flows")
    return (
        {key for key, _ in flows.entries()} == {"clientCredentials"} if flows else False
    )


def example(node: Node) -> Any:
    """Return a node's first example, ABSENT where it has none."""
    if "example" in node.value:
        return node.value["example"]
    examples = node.get("examples")
    for _, entry in examples.entries() if examples else ():
        said = entry.follow()
        value = said.get("dataValue") or said.get("value")
        if value is not None:
            return value.value
    return ABSENT


def extensions(node: Node) -> dict[str, Any]:
    """Return the fields that extend OpenAPI."""
    return {k: v for k, v in node.value.items() if k.startswith("x-")}


def elements(node: Node, key: str) -> Iterator[Node]:
    """Yield the elements of a node's list, none where there is no such list."""
    child = node.get(key)
    if child is not None:
        yield from child.elements()


def chain(node: Node) -> list[Node]:
    """Return a node, and what its reference leads to, step by step."""
    found = [node]
    if node.ref is not None:
        node.follow()  # Which refuses circles.
    while (ref := found[-1].ref) is not None:
        found.append(node.description.resolve(ref, found[-1]))
    return found


def beside(node: Node, key: str) -> str:
    """Return a text that may stand beside a reference, in place of the one it leads to."""
    return next((said for part in chain(node) if (said := text_of(part, key))), "")


def text_of(node: Node | None, key: str) -> str:
    """Return a node's text, empty where it has none."""
    return text(fields(node.value).get(key)) if node is not None else ""
