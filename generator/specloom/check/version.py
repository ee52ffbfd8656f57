"""Which version of OpenAPI a description says it follows, and who decides what that allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from openapi_spec_validator.validation import (
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)

from specloom.check.others import other_kind
from specloom.problems import Problem, error
from specloom.read.nearest import nearest

if TYPE_CHECKING:
    from specloom.read import Node

_VALIDATORS: Final[dict[str, Any]] = {
    "3.0": OpenAPIV30SpecValidator,
    "3.1": OpenAPIV31SpecValidator,
    "3.2": OpenAPIV32SpecValidator,
}
_VERSION: Final = re.compile(r"(\d+\.\d+)(\.\d+.*)?")
_KNOWN: Final = "specloom reads OpenAPI 3.0, 3.1 and 3.2"


def find_validator(root: Node) -> tuple[Any, list[Problem]]:
    """Return the validator class for a description, None when it has none, and why."""
    field = root.get("openapi")
    if field is None:
        return None, [_without_version(root)]
    if not isinstance(field.value, str):
        hint = f"put it in quotes: openapi: '{field.value}'"
        if isinstance(field.value, float):
            hint = f"write it in full: openapi: {field.value}.0"
        return None, [error(field.place, "the version must be a text", hint)]
    match = _VERSION.fullmatch(field.value)
    version = match.group(1) if match else ""
    if version not in _VALIDATORS:
        return None, [
            error(field.place, f"unknown OpenAPI version {field.value!r}", _KNOWN)
        ]
    return _VALIDATORS[version], []


def _without_version(root: Node) -> Problem:
    other = other_kind(root)
    if other is not None:
        return other
    close = nearest("openapi", (key for key, _ in root.entries()))
    hint = (
        f"is {close!r} meant to be 'openapi'?"
        if close
        else "write 'openapi: 3.1.0' at the top"
    )
    return error(root.place, "'openapi' is missing", hint)
