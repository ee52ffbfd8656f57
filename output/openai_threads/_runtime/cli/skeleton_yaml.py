"""The YAML of values that JSON Schemas ask for, with all that may be put in their place.

What is optional stands in remarks, and so do the other variants of a union.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from . import skeleton_values
from .flow import WIDE, aside, flow, indented, instead, one_line, remarks, scalar
from .inputs import Told, named
from .samples import meant

_DEEP = 4
"""So many objects in each other are told with their optional fields; others name them."""
_MOST = 200
"""After so many fields of a parameter, optional ones are only named too."""


class Value(NamedTuple):
    """A value: `inline`, or else the lines of a block. Of `others` each has its name."""

    inline: str
    block: tuple[str, ...] = ()
    remark: str = ""
    others: tuple[tuple[str, Value], ...] = ()


class Filler:
    """Fills one parameter; `types` are those that its schema refers to."""

    def __init__(self, types: Told) -> None:
        self._types = types
        self._inside: list[str] = []
        self._left = _MOST

    def entry(self, key: str, told: Told) -> list[str] | None:
        """Return the lines of a key with its value, None where no value would end."""
        return self._entry(key, told, key, 0)

    def _entry(self, key: str, told: Told, name: str, depth: int) -> list[str] | None:
        value = self._value(told, name, depth)
        return None if value is None else [*_placed(f"{scalar(key)}:", value)]

    def _value(
        self, told: Told, name: str, depth: int, nth: int = 0, tag: tuple[str, ...] = ()
    ) -> Value | None:
        """Return a value, None where it would hold itself without end.

        Of several in a list that must differ it is the `nth`. A `tag` is the field, and
        its value, that tells an object from other variants of a union.
        """
        if "$ref" in told:
            target = named(told["$ref"])
            if target in self._inside:
                return None
            self._inside.append(target)
            try:
                whole = skeleton_values.followed(told, self._types)
                return self._value(whole, name, depth, nth, tag)
            finally:
                self._inside.pop()
        if skeleton_values.variants(told):
            return self._union(told, name, depth, nth)
        if told.get("not") == {}:
            return None
        kind, default = skeleton_values.kind(told), told.get("default")
        if kind == "object" and (told.get("properties") or not default):
            return self._object(told, name, depth, tag)
        if kind == "array" and not default:
            return self._array(told, name, depth)
        if (
            kind == "enum"
            and not skeleton_values.values(told)
            and not skeleton_values.null(told)
        ):
            return None
        return _scalar(told, skeleton_values.scalar(told, name, nth))

    def _union(self, told: Told, name: str, depth: int, nth: int) -> Value | None:
        default = told.get("default")
        if isinstance(default, (str, int, float)):
            return _scalar(told, default)
        kinds = sorted(self._flat(told), key=lambda kind: skeleton_values.rank(kind[1]))
        words: list[str] = []
        found: list[tuple[str, Value]] = []
        for kind, whole, tag in kinds:
            label = skeleton_values.label(kind, self._types)
            nests = skeleton_values.rank(whole) >= skeleton_values.NESTS
            if found and (not nests or depth > _DEEP or self._left <= 0):
                words.append(label)
            elif (value := self._value(kind, name, depth, nth, tag)) is not None:
                found.append((label, value))
        if not found:
            return Value("null") if skeleton_values.null(told) else None
        first = found[0][1]
        words += ["null"] if skeleton_values.null(told) else []
        said = [first.remark, f"or {', '.join(words)}" if words else ""]
        remark = ", ".join(filter(None, said))
        return first._replace(remark=remark, others=(*first.others, *found[1:]))

    def _flat(self, told: Told) -> Iterator[tuple[Told, Told, tuple[str, ...]]]:
        """Yield all variants, those of unions among them too: as said, and as meant."""
        about = told.get("discriminator", {})
        tags = {ref: tag for tag, ref in about.get("mapping", {}).items()}
        for kind in skeleton_values.variants(told):
            ref = kind.get("$ref", "")
            whole, passed = kind, list[str]()
            while "$ref" in whole:
                passed.append(named(whole["$ref"]))
                whole = skeleton_values.followed(whole, self._types)
            if any(target in self._inside for target in passed):
                continue
            if skeleton_values.variants(whole):
                self._inside += passed
                yield from self._flat(whole)
                del self._inside[len(self._inside) - len(passed) :]
            elif whole.get("type") != "null":
                tag = (about["propertyName"], tags[ref]) if ref in tags else ()
                yield kind, whole, tag

    def _object(
        self, told: Told, name: str, depth: int, tag: tuple[str, ...]
    ) -> Value | None:
        fields: Told = told.get("properties", {})
        if not fields:
            return self._map(told, depth)
        least = max(told.get("minProperties", 0), len(told.get("required", ())))
        needed = [*dict.fromkeys(told.get("required", ()))]
        free = [field for field in fields if field not in needed]
        there: list[list[str]] = []
        for field in needed:
            kind = (
                fields[field] if field in fields else skeleton_values.field(told, field)
            )
            lines = self._field(field, kind, depth, tag)
            if lines is None:
                return None
            there.append(lines)
        optional: list[list[str]] = []
        unsaid: list[str] = []
        for field in free:
            short = len(there) < (least or 1)
            told_all = depth < _DEEP and self._left > 0
            lines = None
            if short or told_all:
                lines = self._field(field, fields[field], depth, tag)
            if lines is None:
                unsaid.append(field)
            else:
                (there if short else optional).append(lines)
        if len(there) < least:
            return None
        also = f"Also: {', '.join(map(one_line, unsaid))}." if unsaid else ""
        if not there:
            return Value("{}", remark=also)
        block = [*chain(*there), *aside(chain(*optional)), *remarks(also)]
        return Value("", tuple(block), ", ".join(skeleton_values.facts(told, None)))

    def _field(
        self, field: str, told: Told | None, depth: int, tag: tuple[str, ...]
    ) -> list[str] | None:
        if told is None:
            return None
        self._left -= 1
        if tag and tag[0] == field:
            return [f"{scalar(field)}: {flow(meant(tag[1]))}"]
        lines = self._entry(field, told, field, depth + 1)
        about = skeleton_values.sentence(told, self._types)
        return lines and [*remarks(about), *lines]

    def _map(self, told: Told, depth: int) -> Value | None:
        least = told.get("minProperties", 0)
        lines: list[str] = []
        most = 0 if told.get("maxProperties") == 0 else max(1, least)
        for number in range(1, most + 1):
            self._left -= 1
            key = skeleton_values.key(told, number)
            entry = None
            if key is not None:
                kind = skeleton_values.field(told, key)
                entry = self._entry(key, kind or {}, "VALUE", depth + 1)
            if entry is None:
                return None if least else Value("{}", remark=_facts(told))
            lines += entry
        return Value("" if lines else "{}", tuple(lines), _facts(told))

    def _array(self, told: Told, name: str, depth: int) -> Value | None:
        least = told.get("minItems", 0)
        kinds = [*told.get("prefixItems", ())]
        if told.get("maxItems") != 0:
            more = max(least, 0 if kinds else 1) - len(kinds)
            kinds += [told.get("items", {})] * more
        items: list[Value] = []
        for number, kind in enumerate(kinds):
            nth = number if told.get("uniqueItems") else 0
            item = self._value(kind, name, depth, nth)
            if item is None:
                return None if least else Value("[]", remark=_facts(told))
            items.append(item)
        said = ", ".join(filter(None, (_facts(told), *(i.remark for i in items[:1]))))
        if not any(item.block or item.others for item in items):
            listed = ", ".join(item.inline for item in items)
            return Value(f"[{listed}]", remark=said)
        return Value(
            "", tuple(chain(*(_placed("-", item) for item in items))), _facts(told)
        )


def _placed(prefix: str, value: Value) -> Iterator[str]:
    """Yield the lines of a value after its key, or the dash of an item."""
    remark = one_line(value.remark)
    lines = [*value.block] or [f"{prefix} {value.inline}"]
    room = WIDE - len(prefix if value.block else lines[0])
    if len(remark) > max(room, WIDE // 3):
        yield from remarks(remark)
        remark = ""
    trail = f"  # {remark}" if remark else ""
    if not value.block:
        yield f"{lines[0]}{trail}"
    elif prefix != "-":
        yield f"{prefix}{trail}"
        yield from indented(lines)
    else:
        first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
        yield from lines[:first]
        yield f"- {lines[first]}{trail if '#' not in lines[first] else ''}"
        yield from indented(lines[first + 1 :])
    for label, other in value.others:
        yield from remarks(f"or {label}:")
        yield from instead(_placed(prefix, other))


def _scalar(told: Told, value: Any) -> Value:
    written = value if skeleton_values.uploads(told) else meant(value)
    return Value(flow(written), remark=_facts(told, value))


def _facts(told: Told, shown: Any = None) -> str:
    said = [
        *skeleton_values.facts(told, shown),
        *(["or null"] if skeleton_values.null(told) else []),
    ]
    return ", ".join(said)
