"""What specloom makes of a description: in memory, on disk, and put to use."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from specloom.config import Config
from specloom.pipeline import Outcome, Watch, generate
from specloom.plan.docs.webhooks import receiving
from specloom.plan.invocations import Invocation, invocations
from specloom.problems import DescriptionError
from specloom.sources import checked_sources

USER = Path(__file__).with_name("user.py")
SETTINGS: dict[str, Any] = {
    "package": "woven",
    "client": "Woven",
    "command": "woven",
    "env_prefix": "WOVEN",
    "jobs": 1,
    "targets": ("client", "cli", "docs", "tests"),
}
_WORDS = """\
said() { printf '%d\\0' $#; printf '%s\\0' "$@"; }
woven() { said woven "$@"; }
curl() { said curl "$@"; }
"""


@dataclass(frozen=True)
class Woven:
    """An output, and what it was made from."""

    name: str
    outcome: Outcome

    @cached_property
    def files(self) -> dict[str, bytes]:
        return {source.path: source.data for source in self.outcome.sources}

    def ending(self, *ends: str) -> dict[str, str]:
        """Return the text of the files whose paths end so, the runtime's left out."""
        return {
            path: data.decode()
            for path, data in self.files.items()
            if path.endswith(ends) and "/_runtime/" not in path
        }

    def examples(self) -> Iterable[Invocation]:
        """Return the examples that the docs show of each method."""
        surface = self.outcome.planned.surface
        for resource, method in surface.methods():
            yield from invocations(surface, resource, method)

    def receivers(self) -> Iterable[str]:
        """Return what the docs show of receiving each event, with requests to receive."""
        surface = self.outcome.planned.surface
        webhooks = surface.webhooks
        for event in webhooks.events if webhooks else ():
            shown = receiving(surface, webhooks, event)
            yield f"""{shown.replace("whsec_...", "whsec_YQ==")}


assert receive(b"{{}}", {{}}) == 400
print(client.{webhooks.dotted}.parse("{{}}"))
"""

    def write(self, folder: Path) -> Path:
        """Write all files below a folder, and return where."""
        for path, data in self.files.items():
            file = folder / self.name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return folder / self.name


def weave(name: str, document: Any, folder: Path, *, as_yaml: bool = False) -> Woven:
    """Return what a document gives; its text is left in a file of the folder."""
    file = folder / (f"{name}.yaml" if as_yaml else f"{name}.json")
    text = yaml.safe_dump(document, default_style='"') if as_yaml else ""
    file.write_text(text or json.dumps(document))
    outcome = generate(Config(spec=str(file), **SETTINGS), Watch())
    checked_sources(outcome.sources)
    return Woven(name, outcome)


def compile_all(woven: Woven) -> None:
    """Compile every module, those of stubs included."""
    for path, text in woven.ending(".py").items():
        compile(text, path, "exec", dont_inherit=True)


def told(problem: DescriptionError) -> bool:
    """True when each problem says where it is, or which file there can't be."""
    return all(
        one.place or "can't be written" in one.message for one in problem.problems
    )


def calls(woven: Woven) -> set[str]:
    """Return what the modules import and call, calls of their own classes left out.

    A string that became code would show here: it could do little without either.
    """
    found: set[str] = set()
    own: set[str] = set()
    for path, text in woven.ending(".py").items():
        for node in ast.walk(ast.parse(text, path)):
            if isinstance(node, ast.ClassDef):
                own.add(node.name)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.add(node.func.id)
            elif isinstance(node, ast.Call):
                found.add(f"{type(node.func).__name__}()")
            elif isinstance(node, ast.Import):
                found.update(f"import {alias.name}" for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(f"from {node.module}")
            elif isinstance(node, ast.ImportFrom):
                own.update(alias.asname for alias in node.names if alias.asname)
    return found - own


def spoken(scripts: Iterable[str], folder: Path) -> list[list[str]]:
    """Return the words that bash makes of commands, which do nothing else in it."""
    script = _WORDS + "".join(f"{script}\n" for script in scripts)
    done = subprocess.run(
        ["bash", "--norc"], input=script.encode(), cwd=folder, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")
    rest = done.stdout.decode().split("\0")[:-1]
    found: list[list[str]] = []
    while rest:
        end = int(rest[0]) + 1
        found.append(rest[1:end])
        rest = rest[end:]
    return found


class Noted(NamedTuple):
    """What `user.py` tells: of which output, of what, and what there is to say."""

    folder: str
    what: str
    said: str


def put_to_use(products: Iterable[Woven], root: Path) -> list[Noted]:
    """Write the outputs, use each in every way there is, and return what was noted."""
    folders = [_with_uses(woven, root) for woven in products]
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        shares = [folders[start::cores] for start in range(cores)]
        return [note for part in pool.map(_use, shares) for note in part]


def _with_uses(woven: Woven, root: Path) -> Path:
    folder = woven.write(root)
    python, shell = [], []
    for example in woven.examples():
        if example.language == "python":
            python.append(example.code)
            if example.streamed:
                setup = example.code.partition("\n\nasync def main")[0]
                python.append(f"{setup}\n{example.streamed}")
        elif example.label == "CLI":
            shell += filter(None, (example.code, example.streamed))
    python += woven.receivers()
    uses = {"python": python, "lines": [w[1:] for w in spoken(shell, folder)]}
    (folder / "uses.json").write_text(json.dumps(uses))
    return folder


def _use(folders: list[Path]) -> list[Noted]:
    if not folders:
        return []
    done = subprocess.run(
        [sys.executable, "-W", "error", USER, *folders],
        cwd=folders[0].parent,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [Noted(*json.loads(line)) for line in done.stdout.splitlines()]
