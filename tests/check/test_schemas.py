"""The fast look at schemas agrees with the meta-schemas, whatever the schema."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema.exceptions import SchemaError
from openapi_schema_validator import OAS30Validator, OAS31Validator

from specloom.check.schemas import Dialect

_KEYWORDS = st.sampled_from(
    [
        "$defs",
        "$ref",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "contains",
        "default",
        "deprecated",
        "description",
        "enum",
        "example",
        "exclusiveMinimum",
        "format",
        "items",
        "maximum",
        "minLength",
        "minimum",
        "not",
        "nullable",
        "oneOf",
        "pattern",
        "patternProperties",
        "prefixItems",
        "properties",
        "required",
        "title",
        "type",
        "unevaluatedProperties",
        "uniqueItems",
        "x-own",
    ]
)
_ATOMS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 3)
    | st.sampled_from(["string", "object", "wrong", "(", "", "#/a/b"])
)
_SCHEMAS = st.recursive(
    _ATOMS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(_KEYWORDS, inner, max_size=4)
    | st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
    max_leaves=10,
)


@pytest.mark.parametrize(
    "validator", [OAS30Validator, OAS31Validator], ids=["3.0", "3.1"]
)
@settings(deadline=None)
@given(schema=st.dictionaries(_KEYWORDS, _SCHEMAS, max_size=4))
def test_a_schema_is_flawed_when_its_meta_schema_says_so(
    validator: Any, schema: Any
) -> None:
    try:
        validator.check_schema(schema)
    except SchemaError:
        expected = True
    else:
        expected = False
    assert bool(list(Dialect(validator.check_schema).flaws(schema))) is expected
