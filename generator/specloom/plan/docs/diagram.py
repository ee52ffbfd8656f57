"""A diagram of how the main schemas refer to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ...model.schema import ArraySchema, ObjectSchema, Schema, UnionSchema
from ...values import dataclass
from .layers import lay_out
from .uses import References

_MOST: Final = 32
_FEWEST: Final = 3
_LETTER: Final = 7.25
"""The width of a letter, in pixels, in the style sheet's font for the diagram."""
_LONGEST: Final = 28
_PAD: Final = 12
_HEIGHT: Final = 34
_ALLEY: Final = 72
_MARGIN: Final = 8
_SHOWN: Final = (ArraySchema, ObjectSchema, UnionSchema)


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A schema, as a box. `x` and `y` are its upper left corner, in pixels."""

    title: str
    label: str
    href: str
    x: int
    y: int
    width: int
    height: int
    to: tuple[str, ...]
    """The schemas of the diagram that it refers to."""

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagram:
    """Boxes and the arrows between them, each as the data of an SVG path."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[str, ...]

    def href(self, title: str) -> str:
        return next(box.href for box in self.boxes if box.title == title)


def diagram(
    schemas: Mapping[str, Schema], references: References, hrefs: Mapping[str, str]
) -> Diagram | None:
    """Return the diagram of those with pages, None where they are too few to need one."""
    names = _main(schemas, references, hrefs)
    if len(names) < _FEWEST:
        return None
    to = {name: sorted(references.to[name] & {*names}) for name in names}
    links = [(name, target) for name in names for target in to[name]]
    layout = lay_out(names, links)
    columns = _columns((at, name) for name, (at, _) in layout.places.items())

    def box(name: str) -> Box:
        column, middle = layout.places[name]
        left, right = columns[column]
        return Box(
            title=name,
            label=_label(name),
            href=hrefs[name],
            x=left,
            y=_MARGIN + middle - _HEIGHT // 2,
            width=right - left,
            height=_HEIGHT,
            to=tuple(to[name]),
        )

    return Diagram(
        width=columns[-1][1] + _MARGIN,
        height=layout.height + 2 * _MARGIN,
        boxes=tuple(map(box, names)),
        arrows=tuple(_arrow(columns, link.points) for link in layout.links),
    )


def _main(
    schemas: Mapping[str, Schema], references: References, hrefs: Mapping[str, str]
) -> list[str]:
    """Return the schemas that are used most, of those that have to do with each other."""
    ranked = sorted(
        (name for name in hrefs if isinstance(schemas[name], _SHOWN)),
        key=lambda name: (-references.weight(name), name),
    )

    def is_linked(name: str, others: Iterable[str]) -> bool:
        near = references.to[name]
        return any(o in near or name in references.to[o] for o in others if o != name)

    first = ranked[:_MOST]
    chosen = [name for name in first if is_linked(name, first)]
    for name in ranked[_MOST:]:
        if len(chosen) == _MOST:
            break
        if is_linked(name, chosen):
            chosen.append(name)
    return sorted(chosen)


def _columns(named: Iterable[tuple[int, str]]) -> list[tuple[int, int]]:
    """Return where each column begins and ends: as wide as its longest label."""
    widths: dict[int, int] = {}
    for column, name in named:
        width = round(len(_label(name)) * _LETTER) + 2 * _PAD
        widths[column] = max(widths.get(column, 0), width)
    found: list[tuple[int, int]] = []
    left = _MARGIN
    for column in sorted(widths):
        found.append((left, left + widths[column]))
        left += widths[column] + _ALLEY
    return found


def _label(name: str) -> str:
    plain = " ".join(name.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def _arrow(
    columns: Sequence[tuple[int, int]], points: Sequence[tuple[int, int]]
) -> str:
    """Return the line from one box to another, straight through columns on its way."""
    onward = points[-1][0] > points[0][0]
    column, height = points[0]
    x, y = columns[column][onward], _MARGIN + height
    drawn = [f"M{x} {y}"]
    for column, height in points[1:]:
        enters, leaves = columns[column] if onward else columns[column][::-1]
        below = _MARGIN + height
        middle = (x + enters) // 2
        drawn.append(f"C{middle} {y} {middle} {below} {enters} {below}H{leaves}")
        x, y = leaves, below
    # It ends before its box, where its point stands.
    end = drawn.pop().rpartition("H")[0]
    return "".join([*drawn, end])
