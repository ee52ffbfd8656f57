"""What the validator found, before it is put into words."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from specloom.plain import fields
from specloom.values import dataclass

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    from specloom.read import Node


class Kind(Enum):
    """Which of its questions the validator answers with no."""

    STRUCTURE = "does the document have the form of an OpenAPI description?"
    SCHEMA = "is this a schema of the dialect?"
    VALUE = "does the default fit its schema?"
    RULE = "does it keep the rules of the specification's prose?"


@dataclass(frozen=True, slots=True)
class Finding:
    """One objection, to the value that `error.absolute_path` leads to from `base`."""

    kind: Kind
    base: Node
    error: ValidationError


@dataclass(frozen=True, slots=True)
class Crash:
    """The validator failed over a part of the description that it could not make sense of."""

    base: Node
    problem: Exception


def value_of(error: ValidationError) -> Any:
    """Return the value that an objection is about."""
    return error.instance


def rule_of(error: ValidationError) -> Any:
    """Return what the value should have been: the content of the keyword that it breaks."""
    return error.validator_value


def missing(error: ValidationError) -> set[str]:
    """Return the fields that a `required` lists and the value doesn't have."""
    required: list[str] = rule_of(error)
    return {name for name in required if name not in value_of(error)}


def is_about_a_type(error: ValidationError) -> bool:
    """Whether an objection is to the `type` of a schema."""
    path = list(error.absolute_path)
    if path and isinstance(path[-1], int):
        del path[-1]  # one of a list of types
    if path[-1:] != ["type"] or path[-2:-1] == ["properties"]:
        return False
    if error.validator == "enum":
        return "array" in rule_of(error)
    # In OpenAPI 3.0, where a list is no type; `array` stands beside it in the same rule.
    return error.validator == "type" and "array" in fields(error.schema).get("enum", ())
