"""Flags that every command has, and parameters that are named like one of them.

After its command, such a flag is the parameter's, which could not be given otherwise;
the global one is given before the resource. Help, docs and a warning say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from ..problems import Place, Problem, warning_at
from .surface import Argument, Method, Surface

GLOBAL_FLAGS = frozenset(
    [
        "base-url",
        "columns",
        "debug",
        "dry-run",
        "format",
        "format-error",
        "generate-skeleton",
        "help",
        "help-all",
        "max-items",
        "max-retries",
        "no-pager",
        "output",
        "profile",
        "quiet",
        "raw-output",
        "timeout",
        "transform",
        "transform-error",
        "version",
        "yes",
    ]
)


ENVIRONMENT = "environment"
"""A flag that is there where there are several."""


def is_global(surface: Surface, flag: str) -> bool:
    """True for a flag that every command has, a credential's among them."""
    if flag == ENVIRONMENT:
        return bool(surface.environments)
    return flag in GLOBAL_FLAGS or any(
        flag in (c.flag, *(part.flag for part in c.login)) for c in surface.credentials
    )


def taken_over(surface: Surface) -> Iterator[Problem]:
    """Yield a warning for each global flag that a parameter has after its command."""
    found: dict[str, dict[Hashable, Place]] = defaultdict(dict)
    for _, method in surface.methods():
        for argument in method.arguments:
            if is_global(surface, argument.flag):
                place = _place(method, argument)
                found[argument.flag].setdefault(place.mark, place)
    for flag, places in sorted(found.items()):
        said = (
            f"a parameter has the name of the global flag --{flag}, and takes it over"
        )
        hint = (
            f"the global one goes before the resource: `{surface.command} --{flag} ...`;"
            " or name the parameter otherwise by `x-specloom: {name: ...}`"
        )
        yield warning_at(places.values(), said, hint)


def _place(method: Method, argument: Argument) -> Place:
    parameters = method.operation.parameters
    places = (
        p.place
        for p in parameters
        if (p.wire, p.location) == (argument.wire, argument.place)
    )
    return next(places, argument.schema.place)
