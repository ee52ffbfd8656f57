"""The keywords of schema objects, by what they do to the code that is generated."""

from __future__ import annotations

ANNOTATIONS = frozenset(
    [
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "nullable",
        "externalDocs",
        "xml",
        "$comment",
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$schema",
        "$defs",
        "definitions",
        "id",
    ]
)
REFERENCES = frozenset({"$ref", "$dynamicRef"})
CONSTRAINTS_ONLY = frozenset({"required", "not", "minProperties", "maxProperties"})
NESTING = frozenset(
    [
        "properties",
        "additionalProperties",
        "unevaluatedProperties",
        "patternProperties",
        "items",
        "prefixItems",
        "allOf",
        "oneOf",
        "anyOf",
    ]
)
SCALAR_KEYS = frozenset(
    [
        "format",
        "minLength",
        "maxLength",
        "pattern",
        "contentEncoding",
        "contentMediaType",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
    ]
)
FACT_KEYS = frozenset(
    [
        "title",
        "description",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
        "x-specloom",
    ]
)
# Read past: they restrict values further and change nothing in the shape of the code.
UNSUPPORTED = [
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "contentSchema",
    "unevaluatedItems",
]
# What a schema of a plain value doesn't say.
MORE_KEYS = frozenset(
    [
        "additionalProperties",
        "anyOf",
        "const",
        "enum",
        "items",
        "oneOf",
        "patternProperties",
        "prefixItems",
        "properties",
        "required",
        "unevaluatedProperties",
        *UNSUPPORTED,
    ]
)
