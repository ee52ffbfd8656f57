"""A first configuration: what to begin with in a project, as commented YAML or TOML."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

from ..literals import toml
from ..values import dataclass
from .settings import TARGETS
from .written import yaml_text

_SUFFIXES: Final = frozenset((".yaml", ".yml", ".json"))
_OPENAPI: Final = re.compile(rb"(?:^|[{,\s])[\"']?openapi[\"']?\s*:\s*[\"']?3\.\d")
_ELSEWHERE: Final = frozenset(("node_modules", "venv", "env", "build", "dist"))
_DEEPEST: Final = 2
_LARGEST: Final = 1 << 26


def descriptions(
    folder: Path, generated: Callable[[Path], Collection[str]]
) -> list[Path]:
    """Return the files in a folder, and two levels below, that look like descriptions.

    Hidden folders and those of other people's code are left out, and what is generated,
    of which `generated` tells by the folder of an output: the docs have the description
    to download.
    """
    found: list[Path] = []
    made: set[Path] = set()
    for here, inner, files in os.walk(folder):
        depth = len(Path(here).relative_to(folder).parts)
        inner[:] = [
            name
            for name in sorted(inner)
            if depth < _DEEPEST and name[0] != "." and name not in _ELSEWHERE
        ]
        made.update(Path(here, name) for name in generated(Path(here)))
        found += (
            path
            for name in sorted(files)
            if (path := Path(here, name)).suffix in _SUFFIXES
            and path not in made
            and _is_description(path)
        )
    return found


def _is_description(path: Path) -> bool:
    try:
        return path.stat().st_size <= _LARGEST and bool(
            _OPENAPI.search(path.read_bytes())
        )
    except OSError:  # Whatever can't be read here is none to suggest.
        return False


@dataclass(frozen=True, kw_only=True)
class Start:
    """What a first configuration says.

    `operation`, as in `get /pets`, and its `resource` and `method` are an example.
    """

    spec: str
    package: str
    client: str
    command: str
    env_prefix: str
    resource: str
    method: str
    operation: str

    def yaml(self) -> str:
        """Return it as a file of its own."""
        example = [
            "# resources:",
            f"#   {yaml_text(self.resource)}:",
            f"#     {yaml_text(self.method)}: {yaml_text(self.operation)}",
            "",
        ]
        return "\n".join([*self._lines(": ", yaml_text), *example])

    def toml(self) -> str:
        """Return it as the table `tool.specloom` of a pyproject.toml."""
        lines = self._lines(" = ", toml)
        example = [
            f"# [tool.specloom.resources.{toml(self.resource)}]",
            f"# {toml(self.method)} = {toml(self.operation)}",
            "",
        ]
        return "\n".join(["[tool.specloom]", *lines, *example])

    def _lines(self, sign: str, quoted: Callable[[str], str]) -> Iterator[str]:
        yield "# The description, a path from here or an http(s) URL, and where to write."
        yield f"spec{sign}{quoted(self.spec)}"
        yield f"output{sign}{quoted('output')}"
        yield f"targets{sign}[{', '.join(map(quoted, TARGETS))}]"
        yield ""
        yield "# Names: as inferred. Written here, they stay when the title changes."
        for name in ("package", "client", "command", "env_prefix"):
            yield f"{name}{sign}{quoted(getattr(self, name))}"
        yield ""
        yield "# Make every warning an error:"
        yield f"# strict{sign}true"
        yield ""
        yield "# Leave operations out, by resource.method, tag:NAME or path:/x/*:"
        yield f"# exclude{sign}[{quoted(f'{self.resource}.{self.method}')}]"
        yield ""
        yield "# Place operations where `specloom inspect` shows them in another place"
        yield "# than you want:"
