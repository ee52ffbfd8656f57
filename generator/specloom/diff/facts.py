"""What is said about a type beside what it admits: words, deprecation, defaults."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..model.api import Api
from ..model.schema import ABSENT, Absent, Json, Reference, Schema
from ..plan.accepts import default_of
from ..plan.client.definitions import Direction
from .change import told
from .findings import Spot

if TYPE_CHECKING:
    from .walk import Walk


def compare_facts(
    walk: Walk,
    old: Schema,
    new: Schema,
    direction: Direction,
    spot: Spot,
    *,
    described: bool,
) -> None:
    """Compare the facts of two types.

    Where both refer to declared ones, only what stands beside the references: the rest is
    said, and compared, with what is declared.
    """
    own = isinstance(old, Reference) and isinstance(new, Reference)
    if described:
        _described(walk, old, new, spot, own=own)
    if own and not _declared_null(walk, old, new) and old.nullable != new.nullable:
        compare_null(walk, old.nullable, new.nullable, direction, spot, new)
    if direction == "in":
        before = _default(walk.old.api, old, own=own)
        now = _default(walk.new.api, new, own=own)
        _defaults(walk, before, now, new, spot)


def compare_null(
    walk: Walk,
    before: bool,
    now: bool,
    direction: Direction,
    spot: Spot,
    new: Schema,
) -> None:
    """Tell that null has become a value, or is one no longer."""
    if before == now:
        return
    if direction == "in":
        rule = "request-null-taken" if now else "request-null-refused"
        message = told("null is taken" if now else "null is not taken any more")
    else:
        rule = "answer-null-added" if now else "answer-null-removed"
        message = told("may be null" if now else "is never null any more")
    walk.findings.add(rule, spot, message, new.place)


def _declared_null(walk: Walk, old: Schema, new: Schema) -> bool:
    return walk.old.api.resolve(old).nullable or walk.new.api.resolve(new).nullable


def _described(walk: Walk, old: Schema, new: Schema, spot: Spot, *, own: bool) -> None:
    if _words(walk.old.api, old, own=own) != _words(walk.new.api, new, own=own):
        said = told("its description is another")
        walk.findings.add("schema-described", spot, said, new.place)
    if old.deprecated != new.deprecated:
        said = told("deprecated" if new.deprecated else "no longer deprecated")
        walk.findings.add("schema-deprecated", spot, said, new.place)


def _words(api: Api, schema: Schema, *, own: bool) -> str:
    said = schema.description or schema.title
    if own or said:
        return said
    meant = api.resolve(schema)
    return meant.description or meant.title


def _default(api: Api, schema: Schema, *, own: bool) -> Json | Absent:
    if own and schema.default is ABSENT:
        return ABSENT
    return default_of(api, schema)


def _defaults(
    walk: Walk, before: Json | Absent, now: Json | Absent, new: Schema, spot: Spot
) -> None:
    if _json(before) == _json(now):
        return
    if before is ABSENT:
        rule, said = "default-told", told("the default is told: {}", _json(now))
    elif now is ABSENT:
        said = told("the default is no longer told: it was {}", _json(before))
        rule = "default-told"
    else:
        said = told("the default is {}, was {}", _json(now), _json(before))
        rule = "default-changed"
    walk.findings.add(rule, spot, said, new.place)


def _json(value: Json | Absent) -> str:
    return (
        ""
        if value is ABSENT
        else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    )
