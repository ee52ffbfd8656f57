"""Targets: what can be generated. Four are built in, others come with other packages.

Such a package registers a module or an object as an entry point of the group
`specloom.targets`, under the target's name; docs/extending.md shows one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from .names import nearest
from .problems import UsageError, error

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from .plan.surface import Surface
    from .render.engine import Templates
    from .sources import Source

GROUP: Final = "specloom.targets"
USUAL: Final = ("client", "cli", "docs")
"""What is generated unless something else is asked for."""
BUILT_IN: Final = (*USUAL, "tests")


class Target(Protocol):
    """What an entry point leads to.

    `templates` is the folder of its own templates, which are rendered by name just as
    the built-in ones, and overridden by users in the same way.
    """

    templates: Path

    def render(self, surface: Surface, templates: Templates) -> Iterable[Source]:
        """Yield the files to write: paths are relative to the output folder."""
        ...


def known(name: str) -> bool:
    """Whether there is such a target."""
    return name in BUILT_IN or name in _registered()


def unknown(name: str) -> tuple[str, str]:
    """Return what to say of a target that isn't there, and a hint."""
    names = [*BUILT_IN, *_registered()]
    like = nearest(name, names)
    hint = f"did you mean `{like}`?" if like else f"there are: {', '.join(names)}"
    return f"{name!r} is no target", hint


def every() -> list[Target]:
    """Return all targets that other packages register.

    Raises UsageError when one can't be imported.
    """
    return [find(name) for name in _registered()]


def find(name: str) -> Target:
    """Return a target that another package registers.

    Raises UsageError when there is none of this name, or it can't be imported.
    """
    entry = _registered().get(name)
    if entry is None:
        raise UsageError(error(None, *unknown(name)))
    try:
        target: Any = entry.load()
    except Exception as problem:
        why = f"{type(problem).__name__}: {problem}"
        said = f"the target {name!r} ({entry.value}) can't be loaded: {why}"
        raise UsageError(error(None, said)) from problem
    if not callable(getattr(target, "render", None)) or not isinstance(
        getattr(target, "templates", None), Path
    ):
        said = f"the target {name!r} ({entry.value}) lacks `render` or `templates`"
        raise UsageError(error(None, said))
    return cast("Target", target)


def _registered() -> dict[str, EntryPoint]:
    # A fiftieth of a second, which only those pay who use other targets.
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=GROUP)}
