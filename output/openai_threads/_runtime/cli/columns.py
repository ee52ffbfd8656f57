"""Which fields tell most in a narrow space: for tables, and for the line of a folded node.

The generator chooses by these too, from the schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

MOST = 5
"""A table has so many columns unless it is told otherwise."""
_FIRST = (
    ("id", "uuid", "key"),
    ("name", "full_name", "display_name", "title", "label", "slug", "login"),
    ("username", "email", "filename", "number", "code", "model"),
    ("status", "state", "type", "kind", "role", "event"),
    ("created_at", "created", "created_on", "date", "updated_at", "updated"),
)
_RANKS = {name: rank for rank, names in enumerate(_FIRST) for name in names}
_LATER = len(_FIRST)
_TIMES = _LATER - 1
# Lists that are not read page by page stand in one of these.
_HOLDERS = ("data", "items", "results", "values", "entries", "records", "list")


def chosen(names: Iterable[str]) -> tuple[str, ...]:
    """Return the fields to show, what identifies first and times last."""
    kept = sorted(names, key=_rank)[:MOST]
    return tuple(sorted(kept, key=lambda name: (_rank(name) == _TIMES, _rank(name))))


def _rank(name: str) -> int:
    plain = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
    plain = plain.replace("-", "_")
    # What else is known by an id is another thing, and most times are not yet.
    later = _LATER + plain.endswith("_id") + 2 * plain.endswith("_at")
    return _RANKS.get(name.lower(), _RANKS.get(plain, later))


def holder(names: Iterable[str]) -> str:
    """Return the field in which an answer holds a list, empty where it is a thing itself."""
    there = set(names)
    return "" if "id" in there else next((n for n in _HOLDERS if n in there), "")


def cut(value: Any, most: int) -> Any:
    """Return an answer with so many items at most of the list that it is or holds."""
    if isinstance(value, list):
        return cast("list[object]", value)[:most]
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, Any]", value)
    name = holder(fields)
    listed = fields.get(name)
    if not isinstance(listed, list):
        return fields
    return {**fields, name: cast("list[object]", listed)[:most]}


def of_data(rows: Iterable[Any]) -> tuple[str, ...]:
    """Return the fields to show of data that no schema tells of."""
    nested: dict[str, bool] = {}
    for row in rows:
        if isinstance(row, dict):
            for name, value in cast("dict[str, Any]", row).items():
                nested[name] = nested.get(name, False) or isinstance(
                    value, (dict, list)
                )
    return chosen(name for name in nested if not nested[name]) or chosen(nested)


def at(value: Any, path: str) -> Any:
    """Return what a dotted path leads to, None where there is nothing.

    A name that has dots of its own comes before the path that it looks like.
    """
    if isinstance(value, list) and path:
        items = cast("list[object]", value)
        head, _, rest = path.partition(".")
        found = (
            items[int(head)] if head.isdecimal() and int(head) < len(items) else None
        )
        return at(found, rest) if rest else found
    if not isinstance(value, dict):
        return None
    fields = cast("dict[str, Any]", value)
    if path in fields:
        return fields[path]
    head, dot, rest = path.partition(".")
    while dot:
        if head in fields and (found := at(fields[head], rest)) is not None:
            return found
        more, dot, rest = rest.partition(".")
        head = f"{head}.{more}"
    return None
