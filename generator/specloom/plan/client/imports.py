"""Import lines of a generated module, in the order that linters expect."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Natural = tuple[tuple[int, int], ...]

_STANDARD = frozenset(
    [
        *("__future__", "builtins", "collections", "dataclasses", "datetime"),
        *("functools", "pathlib", "typing", "uuid"),
    ]
)


class Imports:
    """Collects what a module imports; adding a name twice changes nothing."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}
        self._modules: set[str] = set()

    def add(self, module: str, *names: str) -> None:
        """Note `from module import names`."""
        self._names.setdefault(module, set()).update(names)

    def add_module(self, module: str) -> None:
        """Note `import module`."""
        self._modules.add(module)

    def update(self, other: Imports) -> None:
        """Take over everything that another collection holds."""
        self._modules |= other._modules
        for module, names in other._names.items():
            self.add(module, *names)

    def blocks(self) -> list[list[str]]:
        """Return the lines, grouped: future, standard library, others', the package's own."""
        groups: list[list[str]] = [[], [], [], []]
        for module in sorted(self._modules):
            groups[_group(module)].append(f"import {module}")
        for module in sorted(self._names, key=module_key):
            names = ", ".join(sorted(self._names[module], key=name_key))
            groups[_group(module)].append(f"from {module} import {names}")
        return [group for group in groups if group]


def _group(module: str) -> int:
    if module == "__future__":
        return 0
    if module.startswith("."):
        return 3
    return 1 if module.partition(".")[0].partition(" ")[0] in _STANDARD else 2


def module_key(module: str) -> tuple[int, Natural]:
    """Return what modules are sorted by: of the package's own, far parents come first."""
    dots = len(module) - len(module.lstrip("."))
    return -dots, _natural(module)


def name_key(name: str) -> tuple[int, Natural, str]:
    """Return what imported names are sorted by: constants, then classes, then others."""
    kind = 1 if name[:1].isupper() else 2
    if name.isupper() and len(name) > 1:
        kind = 0
    return kind, _natural(name.lower()), name


@lru_cache(maxsize=1 << 14)
def _natural(text: str) -> Natural:
    """Return a key under which `a2` comes before `a10`."""
    return tuple(
        (ord("0"), int(part)) if part.isdigit() else (ord(part), 0)
        for part in re.findall(r"[0-9]+|[^0-9]", text)
    )


def merge(parts: Iterable[Imports]) -> Imports:
    """Return one collection that holds what all of them hold."""
    merged = Imports()
    for part in parts:
        merged.update(part)
    return merged
