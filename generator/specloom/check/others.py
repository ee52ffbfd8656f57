"""Documents that are something else than an OpenAPI description: what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specloom.plain import fields, text
from specloom.problems import Problem, error

if TYPE_CHECKING:
    from specloom.read import Node

_CONVERT: Final = "convert it to OpenAPI 3 first"
_OVERLAY: Final = (
    "name the description here, and this under 'overlays:' of a configuration"
)
_KINDS: Final = {
    "swagger": ("Swagger {} is not supported", f"{_CONVERT}, for example with swagger2openapi"),
    "swaggerVersion": ("Swagger {} is not supported", _CONVERT),
    "asyncapi": ("this is an AsyncAPI description", "specloom reads OpenAPI 3"),
    "overlay": ("this is an OpenAPI overlay, not a description", _OVERLAY),
    "arazzo": ("this is an Arazzo description of workflows", "name the OpenAPI description that it is about"),
    "discoveryVersion": ("this is a Google discovery document", _CONVERT),
    "__export_format": ("this is an export of Insomnia", "export the design document, which is OpenAPI"),
    "spec": ("this is a configuration of specloom, not a description", "give it with --config"),
    "$schema": ("this is a JSON Schema, not a description of an API", "specloom reads OpenAPI 3"),
}  # fmt: skip
"""Fields at the root that only another kind of document has: what it is, and a hint."""
_POSTMAN: Final = "getpostman.com"


def other_kind(root: Node) -> Problem | None:
    """Return what a document without a version of OpenAPI is, None when none can tell."""
    info = root.get("info")
    if info is not None and _POSTMAN in text(fields(info.value).get("schema")):
        place = info["schema"].place
        return error(place, "this is a Postman collection", _CONVERT)
    for key, (said, hint) in _KINDS.items():
        field = root.get(key)
        if field is not None:
            return error(field.place, said.format(field.value), hint)
    return None
