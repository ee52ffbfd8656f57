"""Medians and ratios of all runs, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from .trial import Product, Run

_MB = 1e6


@dataclass
class Cell:
    """What one tool did with one description."""

    tool: str
    description: str
    makes: str
    described: int
    runs: list[Run] = field(default_factory=list[Run])
    product: Product | None = None

    @property
    def failure(self) -> str:
        """Why there is no output; empty if there is."""
        return next((run.failure for run in self.runs if run.failure), "")

    @property
    def seconds(self) -> float:
        """The median of all runs, without those that looking at memory slowed down."""
        timed = [run for run in self.runs if not run.peak] or self.runs
        return median(run.seconds for run in timed)

    @property
    def peak(self) -> int:
        """The most that any run held."""
        return max(run.peak for run in self.runs)

    def as_data(self) -> dict[str, Any]:
        """Return the cell as JSON says it."""
        return {
            **asdict(self),
            "failure": self.failure,
            "seconds": round(self.seconds, 3),
            "peak": self.peak,
        }


def markdown(
    cells: Sequence[Cell], tools: Sequence[tuple[str, str]], titles: Sequence[str]
) -> str:
    """Return the tables: first all of it at a glance, then each description.

    `tools` are names and versions, `titles` say more of each description by its name.
    """
    parts = [_glance(cells, tools, titles)]
    parts += [_details(cells, title) for title in titles]
    parts.append(_failures(cells))
    return "\n".join(part for part in parts if part)


def _glance(
    cells: Sequence[Cell], tools: Sequence[tuple[str, str]], titles: Sequence[str]
) -> str:
    rows = [["", *titles]]
    for name, version in tools:
        own = {cell.description: cell for cell in cells if cell.tool == name}
        makes = next((f", {cell.makes}" for cell in own.values()), "")
        said = [_short(own.get(_name(title)), cells) for title in titles]
        rows.append([f"{name} {version}{makes}", *said])
    return _table(rows)


def _short(cell: Cell | None, cells: Sequence[Cell]) -> str:
    if cell is None:
        return "-"
    if cell.failure:
        return "fails"
    return f"{_seconds(cell)}{_times(cell, cells)}, {cell.peak / _MB:,.0f} MB"


def _details(cells: Sequence[Cell], title: str) -> str:
    head = ["", "seconds", "ratio", "peak memory", "operations", "import", "of base"]
    mine = [cell for cell in cells if cell.description == _name(title)]
    types = any(cell.product and cell.product.type_errors is not None for cell in mine)
    rows = [[*head, *(["mypy --strict"] if types else [])]]
    for cell in mine:
        row = [cell.tool, _seconds(cell), _times(cell, cells).strip(" ()")]
        row += [f"{cell.peak / _MB:,.0f} MB", *_came_out(cell)]
        rows.append([*row, *([_type_errors(cell)] if types else [])])
    return f"### {title}\n\n{_table(rows)}"


def _came_out(cell: Cell) -> Iterator[str]:
    product = cell.product
    if product is None:
        yield from ("none", "-", "-")
        return
    if product.operations is None:
        yield "no client"
    else:
        yield f"{product.operations:,} of {cell.described:,}"
    if product.importing is None or product.base is None:
        yield from ("fails", "-")
    else:
        yield f"{product.importing:.2f} s"
        yield f"{product.importing / product.base:.1f}x"


def _type_errors(cell: Cell) -> str:
    if cell.product is None or cell.product.type_errors is None:
        return "-"
    return f"{cell.product.type_errors:,} errors"


def _failures(cells: Sequence[Cell]) -> str:
    lines = [
        f"- {cell.tool}, {cell.description}: {what} `{why.replace('`', chr(39))}`"
        for cell in cells
        for what, why in _faults(cell)
    ]
    return "What failed:\n\n" + "\n".join(lines) + "\n" if lines else ""


def _faults(cell: Cell) -> Iterator[tuple[str, str]]:
    if cell.failure:
        yield "generates nothing:", cell.failure
    if cell.product and cell.product.broken:
        yield "does not import:", cell.product.broken


def _seconds(cell: Cell) -> str:
    said = f"{cell.seconds:.1f} s"
    return f"fails after {said}" if cell.failure else said


def _times(cell: Cell, cells: Sequence[Cell]) -> str:
    """Return how many times specloom's time it is, in parentheses."""
    for base in cells:
        same = base.description == cell.description and base.tool == "specloom"
        if same and base is not cell and not base.failure and not cell.failure:
            return f" ({cell.seconds / base.seconds:.1f}x)"
    return ""


def _name(title: str) -> str:
    return title.partition(" (")[0]


def _table(rows: Iterable[Sequence[str]]) -> str:
    head, *body = rows
    rule = ["---", *("---:" for _ in head[1:])]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *body))
