"""Which findings leave a description with one clear meaning, so that it can still be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    UnresolvableParameterError,
)

from specloom.check.finding import (
    Finding,
    Kind,
    is_about_a_type,
    missing,
    value_of,
)

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_LIMITS: Final = frozenset(
    {
        "$comment",
        "$recursiveAnchor",
        "deprecated",
        "description",
        "example",
        "examples",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "externalDocs",
        "format",
        "id",
        "maxContains",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minContains",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "pattern",
        "title",
        "uniqueItems",
        "xml",
    }
)
"""Keywords of schemas that decide neither the shape nor the name of anything."""

_HARMLESS_RULES: Final = (
    DuplicateOperationIDError,
    ExtraParametersError,
    # A name in a path that nothing declares is a required text, and what is declared
    # but stands in no path has nowhere to go.
    UnresolvableParameterError,
)

_EXTRA_FIELDS: Final = frozenset({"additionalProperties", "unevaluatedProperties"})

_NOTES: Final = frozenset({"description", "title", "version"})
"""Required fields that are only shown to readers."""


def is_harmless(finding: Finding) -> bool:
    """Whether what a finding objects to leaves the description with one clear meaning."""
    error = finding.error
    if finding.kind is Kind.VALUE:
        return True
    if finding.kind is Kind.RULE:
        return isinstance(error, _HARMLESS_RULES)
    keyword = str(error.validator)
    path = [str(part) for part in error.absolute_path]
    if keyword in ("uniqueItems", "format") or is_about_a_type(error):
        return True
    if keyword in _EXTRA_FIELDS:
        return path != ["paths"]
    if finding.kind is Kind.SCHEMA:
        return bool(path) and path[0] in _LIMITS
    return _is_harmless_structure(error, keyword, path)


def _is_harmless_structure(
    error: ValidationError, keyword: str, path: list[str]
) -> bool:
    if keyword == "required":
        absent = missing(error)
        is_empty = path[-1:] == ["responses"] and absent == {"default"}
        return is_empty or (bool(absent) and absent <= _NOTES)
    if keyword == "type" and path and path[-1] in _LIMITS:
        return True
    if keyword == "type" and path[-2:] == ["info", "version"]:
        return isinstance(value_of(error), (int, float))
    if keyword == "not":
        # A verb that has a field of its own: left out, and said so where it is.
        return path[-1:] == ["additionalOperations"]
    if keyword == "minProperties":
        return path[-1:] == ["responses"]
    return keyword == "pattern" and "propertyNames" in error.absolute_schema_path
