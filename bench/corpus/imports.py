"""Import every module of a generated package and build every model: `imports.py PACKAGE`.

Runs in the folder that holds the package, in a process of its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from pydantic import BaseModel

_TYPE = re.compile(r"\btypes\.([A-Z]\w*)")


def modules(package: Path) -> Iterator[str]:
    """Return the names of a package's modules."""
    for path in sorted(package.rglob("*.py")):
        if path.name != "__main__.py":
            dotted = path.relative_to(package.parent).with_suffix("").as_posix()
            yield dotted.replace("/", ".").removesuffix(".__init__")


def models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Return every class that is derived from another, at any distance."""
    for derived in base.__subclasses__():
        yield derived
        yield from models(derived)


def types_named(package: Path) -> Iterator[str]:
    """Return the names that resources take from `types` when they are called."""
    for path in (package / "_client.py", *(package / "resources").glob("*.py")):
        yield from _TYPE.findall(path.read_text(encoding="utf-8"))


def main(name: str) -> None:
    """Import it all; raise what goes wrong."""
    sys.path.insert(0, ".")
    package = Path(name)
    for module in modules(package):
        import_module(module)
    for model in models(BaseModel):
        if model.__module__.split(".")[0] == name:
            model.model_rebuild()
    types = import_module(f"{name}.types")
    for type_name in sorted(set(types_named(package))):
        getattr(types, type_name)


if __name__ == "__main__":
    main(sys.argv[1])
