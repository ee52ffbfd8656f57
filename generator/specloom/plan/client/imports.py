"""Import lines of a generated module, in the order that linters expect."""

from __future__ import annotations

from collections.abc import Iterable

_STANDARD = frozenset(
    ["__future__", "builtins", "collections", "datetime", "functools", "typing", "uuid"]
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
        for module in sorted(self._names, key=_module_key):
            names = ", ".join(sorted(self._names[module], key=_name_key))
            groups[_group(module)].append(f"from {module} import {names}")
        return [group for group in groups if group]


def _group(module: str) -> int:
    if module == "__future__":
        return 0
    if module.startswith("."):
        return 3
    return 1 if module.partition(".")[0].partition(" ")[0] in _STANDARD else 2


def _module_key(module: str) -> tuple[int, str]:
    # Among the package's own, the farthest parents come first.
    dots = len(module) - len(module.lstrip("."))
    return -dots, module


def _name_key(name: str) -> tuple[int, str]:
    if name.isupper() and len(name) > 1:
        return 0, name
    return (1 if name[:1].isupper() else 2), name


def merge(parts: Iterable[Imports]) -> Imports:
    """Return one collection that holds what all of them hold."""
    merged = Imports()
    for part in parts:
        merged.update(part)
    return merged
