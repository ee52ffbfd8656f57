"""The layout that decides: black's own. It is imported when something must go to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import black


class NotPython(Exception):
    """Text that black can't parse; says what is wrong with it."""


def laid_out(text: str, *, stub: bool = False) -> str:
    """Return a module, or a stub, as black lays it out. Raises NotPython."""
    import black
    from black.parsing import InvalidInput

    try:
        return black.format_str(text, mode=_mode(stub))
    except InvalidInput as problem:
        raise NotPython(str(problem)) from problem


def statement(lines: list[str], depth: int) -> list[str]:
    """Return the lines of one statement, indented by `depth` blocks, as black lays it out.

    A statement that opens a block comes without the block, a decorator without what it
    decorates. A string counts as a docstring. Raises NotPython.
    """
    margin = " " * (4 * depth)
    around = [f"{' ' * (4 * level)}def f():" for level in range(depth)]
    inside: list[str] = []
    if lines[0].startswith(f"{margin}@"):
        inside = [f"{margin}def f():", f"{margin}    pass"]
    elif lines[-1].endswith(":"):
        inside = [f"{margin}    pass"]
    done = laid_out("\n".join([*around, *lines, *inside, ""])).splitlines()
    done = done[depth : len(done) - len(inside)]
    return done[1:] if not done[0] else done


@cache
def _mode(stub: bool) -> black.Mode:
    import black
    from black.mode import TargetVersion

    return black.Mode(target_versions={TargetVersion.PY310}, is_pyi=stub)
