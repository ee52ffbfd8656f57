"""Which findings leave a description with one clear meaning, so that it can still be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
)

from specloom.check.finding import Finding, Kind, rule_of, value_of

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

_HARMLESS_RULES: Final = (DuplicateOperationIDError, ExtraParametersError)

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
    if keyword in ("uniqueItems", "format") or keyword in _EXTRA_FIELDS:
        return True
    path = [str(part) for part in error.absolute_path]
    if finding.kind is Kind.SCHEMA:
        return bool(path) and path[0] in _LIMITS
    if keyword == "required":
        return bool(missing(error)) and missing(error) <= _NOTES
    return keyword == "pattern" and "propertyNames" in error.absolute_schema_path


def missing(error: ValidationError) -> set[str]:
    """Return the fields that a `required` lists and the value doesn't have."""
    required: list[str] = rule_of(error)
    return {name for name in required if name not in value_of(error)}
