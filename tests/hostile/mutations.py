"""Descriptions with something wrong in them, by chance: the same for the same seed."""

from __future__ import annotations

import copy
import datetime
import random
from collections.abc import Callable, Iterator
from typing import Any

Node = tuple[Any, Any]
"""A container and the key or index of one of its values."""

_KEYS = (
    *("$ref", "$id", "$anchor", "$dynamicRef", "type", "properties", "items", "enum"),
    *("allOf", "oneOf", "anyOf", "not", "const", "default", "example", "examples"),
    *("additionalProperties", "required", "discriminator", "mapping", "propertyName"),
    *("nullable", "format", "pattern", "x-specloom", "x-enum-varnames", "schema"),
    *("content", "parameters", "requestBody", "responses", "in", "name", "style"),
    *("explode", "security", "tags", "servers", "variables", "url", "operationId"),
    *("prefixItems", "patternProperties", "readOnly", "encoding", "headers", "get"),
    *("x-stainless-param", "x-speakeasy-group", "x-fern-sdk-group-name", "200"),
)
_VALUES: tuple[Callable[[], Any], ...] = (
    lambda: None,
    lambda: True,
    lambda: 0,
    lambda: -1,
    lambda: 10**400,
    lambda: float("nan"),
    lambda: float("-inf"),
    lambda: 1e308,
    lambda: "",
    lambda: " \n\t",
    lambda: "a\r\u2028\0'\"\\",
    lambda: "#",
    lambda: "#/components/schemas/None",
    lambda: "/{a}/{a}",
    lambda: "object",
    lambda: "array",
    lambda: datetime.date(2020, 1, 1),
    list,
    lambda: [None],
    lambda: ["a", ["b", {}], 1],
    dict,
    lambda: {"": None},
    lambda: {"type": ["object", "null", "string"]},
    lambda: {"$ref": "#"},
    lambda: {"a": {"b": [{"c": 1}]}},
)


def mutated(document: Any, seed: int) -> Any:
    """Return a copy of a description in which one to four things were changed."""
    chance = random.Random(seed)
    document = copy.deepcopy(document)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        nodes = list(_nodes(document))
        if not nodes:
            break
        container, key = chance.choice(nodes)
        chance.choice(_MUTATIONS)(chance, nodes, container, key)
    return document


def _nodes(value: Any) -> Iterator[Node]:
    pending = [value]
    seen: set[int] = set()
    while pending:
        at = pending.pop()
        if id(at) in seen:  # one that a mutation put into several places
            continue
        seen.add(id(at))
        for key in list(at) if isinstance(at, dict) else range(len(at)):
            yield at, key
            if isinstance(at[key], (dict, list)):
                pending.append(at[key])


def _drop(_chance: random.Random, _nodes: list[Node], at: Any, key: Any) -> None:
    del at[key]


def _replace(chance: random.Random, _nodes: list[Node], at: Any, key: Any) -> None:
    at[key] = chance.choice(_VALUES)()


def _transplant(chance: random.Random, nodes: list[Node], at: Any, key: Any) -> None:
    other, there = chance.choice(nodes)
    at[key] = copy.deepcopy(other[there])


def _swap(chance: random.Random, nodes: list[Node], at: Any, key: Any) -> None:
    other, there = chance.choice(nodes)
    mine, its = copy.deepcopy(at[key]), copy.deepcopy(other[there])
    at[key] = its
    other[there] = mine


def _rename(chance: random.Random, nodes: list[Node], at: Any, key: Any) -> None:
    if not isinstance(at, dict):
        at.insert(key, copy.deepcopy(at[key]))
        return
    names = [there for _, there in nodes if isinstance(there, str)]
    name = chance.choice((chance.choice(names), chance.choice(_KEYS), "", "a b", "1"))
    at[name] = at.pop(key)


def _add(chance: random.Random, nodes: list[Node], at: Any, _key: Any) -> None:
    value = chance.choice(_VALUES)()
    if chance.random() < 0.5:
        other, there = chance.choice(nodes)
        value = copy.deepcopy(other[there])
    if isinstance(at, dict):
        at[chance.choice(_KEYS)] = value
    else:
        at.append(value)


def _wrap(chance: random.Random, _nodes: list[Node], at: Any, key: Any) -> None:
    value = at[key]
    at[key] = chance.choice(([value], {"a": value}, {"allOf": [value]}, [value, value]))


_MUTATIONS = (_drop, _replace, _replace, _transplant, _swap, _rename, _add, _wrap)
