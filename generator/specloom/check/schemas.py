"""Are schemas what the meta-schema of their dialect allows?

The library's answer takes a third of its time. Almost every schema is built from a
handful of keywords with the plainest values, so those are recognised here, and only
the rest is asked about, one subschema at a time. That also finds every flaw of a
schema, where the library stops at the first one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jsonschema.exceptions import SchemaError, ValidationError

from specloom.plain import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from specloom.read import Pointer

_IN_MAPPING: Final = frozenset(
    {"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"}
)
_IN_LIST: Final = frozenset({"allOf", "anyOf", "items", "oneOf", "prefixItems"})
_DIRECT: Final = frozenset(
    {
        "additionalItems",
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
_TYPES: Final = frozenset({"array", "boolean", "integer", "number", "object", "string"})
_TYPES_AND_NULL: Final = _TYPES | {"null"}
_TEXTS: Final = frozenset({"description", "format", "title"})
_FLAGS: Final = frozenset({"deprecated", "nullable", "readOnly", "writeOnly"})
_COUNTS: Final = frozenset(
    {"maxItems", "maxLength", "maxProperties", "minItems", "minLength"}
)
_NUMBERS: Final = frozenset({"maximum", "minimum"})
_DATA: Final = frozenset({"const", "default", "example"})
_LOCAL_REFERENCE: Final = re.compile(r"#(/[A-Za-z0-9_.-]+)+")


class Dialect:
    """A meta-schema: what it allows, and below which keywords it expects schemas."""

    def __init__(self, check: Callable[[Any], None]) -> None:
        """Take the function that raises a SchemaError for what is no schema."""
        self._check = check
        self._in_mapping = {
            name for name in _IN_MAPPING if self._objects_to({name: {"a": None}})
        }
        self._in_list = {name for name in _IN_LIST if self._objects_to({name: [None]})}
        self._direct = {name for name in _DIRECT if self._objects_to({name: None})}
        self._lists_types = not self._objects_to({"type": ["string", "null"]})

    def flaws(self, schema: Any) -> Iterator[tuple[Pointer, ValidationError]]:
        """Yield every objection to a schema: where its subschema stands, and what."""
        stack: list[tuple[Pointer, Any]] = [((), schema)]
        while stack:
            pointer, part = stack.pop()
            if is_mapping(part):
                children = list(self._subschemas(part))
                stack.extend(
                    ((*pointer, *steps), child) for steps, child in reversed(children)
                )
                if all(
                    _is_plain(keyword, value) or self._is_plain_type(keyword, value)
                    for keyword, value in part.items()
                ):
                    continue
                part = self._shallow(part)
            for error in self._objections(part):
                yield pointer, error

    def _is_plain_type(self, keyword: str, value: Any) -> bool:
        """Whether a `type` is null, or a list of types, where the dialect has them."""
        if keyword != "type" or not self._lists_types:
            return False
        types = value if is_list(value) else [value]
        known = all(isinstance(name, str) and name in _TYPES_AND_NULL for name in types)
        return bool(types) and known and len(set(types)) == len(types)

    def _subschemas(self, schema: dict[str, Any]) -> Iterator[tuple[Pointer, Any]]:
        for keyword, value in schema.items():
            if keyword in self._in_mapping and is_mapping(value):
                yield from (((keyword, name), child) for name, child in value.items())
            elif keyword in self._in_list and is_list(value):
                yield from (
                    ((keyword, index), child) for index, child in enumerate(value)
                )
            elif keyword in self._direct and not isinstance(value, (bool, list)):
                yield (keyword,), value

    def _shallow(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return a schema with its subschemas, which are asked about on their own, made empty."""
        shallow = dict(schema)
        for keyword, value in schema.items():
            if keyword in self._in_mapping and is_mapping(value):
                shallow[keyword] = {name: {} for name in value}
            elif keyword in self._in_list and is_list(value):
                shallow[keyword] = [{} for _ in value]
            elif keyword in self._direct and not isinstance(value, (bool, list)):
                shallow[keyword] = {}
        return shallow

    def _objections(self, part: Any) -> Iterator[ValidationError]:
        """Yield what is wrong with one subschema, keyword by keyword."""
        while True:
            try:
                self._check(part)
            except (SchemaError, ValidationError) as error:
                yield ValidationError.create_from(error)
                if not is_mapping(part) or not error.absolute_path:
                    return
                keyword = error.absolute_path[0]
                part = {name: value for name, value in part.items() if name != keyword}
            else:
                return

    def _objects_to(self, schema: dict[str, Any]) -> bool:
        return next(self._objections(schema), None) is not None


def no_schema(value: Any) -> ValidationError:
    """Return the objection to something that can't be a schema in any dialect."""
    types = ["object", "boolean"]
    said = "this is no schema"
    return ValidationError(
        said, validator="type", validator_value=types, instance=value
    )


def is_no_schema(error: ValidationError) -> bool:
    """Whether an objection is the library's own to something that can't be a schema."""
    said = "is not of type 'object', 'boolean'"
    return not isinstance(error.validator, str) and error.message.endswith(said)


def _is_plain(keyword: str, value: Any) -> bool:
    """Whether any dialect allows the keyword to have this value, subschemas aside."""
    if keyword in _TEXTS:
        return isinstance(value, str)
    if keyword == "type":
        return isinstance(value, str) and value in _TYPES
    if keyword in ("$defs", "definitions", "properties"):
        return is_mapping(value)
    if keyword in ("allOf", "anyOf", "oneOf"):
        return is_list(value) and bool(value)
    if keyword in ("required", "enum"):
        return (
            is_list(value)
            and bool(value)
            and all(isinstance(item, str) for item in value)
            and len(set(value)) == len(value)
        )
    if keyword in ("items", "not"):
        return is_mapping(value)
    if keyword == "discriminator":
        return _is_plain_discriminator(value)
    if keyword == "additionalProperties":
        return is_mapping(value) or isinstance(value, bool)
    if keyword == "$ref":
        return isinstance(value, str) and bool(_LOCAL_REFERENCE.fullmatch(value))
    if keyword in _FLAGS:
        return isinstance(value, bool)
    if keyword in _COUNTS:
        return type(value) is int and value >= 0
    if keyword in _NUMBERS:
        return type(value) in (int, float)
    return keyword in _DATA or keyword.startswith("x-")


def _is_plain_discriminator(value: Any) -> bool:
    if not is_mapping(value) or not isinstance(value.get("propertyName"), str):
        return False
    mapping = value.get("mapping", {})
    texts = is_mapping(mapping) and all(isinstance(v, str) for v in mapping.values())
    return texts and value.keys() <= {"propertyName", "mapping"}
