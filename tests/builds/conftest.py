"""A small project, an environment to build it in, and a wheel of specloom for both."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ..cli.conftest import BROKEN, SPEC
from ..steady.needs import missing
from . import page

Done = subprocess.CompletedProcess[str]
QUIET = dict.fromkeys(
    (
        *("PIP_DISABLE_PIP_VERSION_CHECK", "PIP_NO_INPUT", "PIP_QUIET"),
        "PIP_NO_COMPILE",
    ),
    "1",
)


@dataclass
class Project:
    """The project of the page, in a folder of its own."""

    folder: Path
    python: Path = Path(sys.executable)
    variables: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        self.write(page.files())
        self.write({"openapi.yaml": SPEC, "src/shop/__init__.py": "NAME = 'shop'\n"})

    def write(self, files: dict[str, str]) -> None:
        """Write files, over those that are there."""
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change what stands in a file."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text
        self.write({path: text.replace(old, new)})

    def break_description(self) -> None:
        """Make the description refer to what isn't there."""
        self.write({"openapi.yaml": BROKEN})

    def run(
        self, words: Sequence[str | Path] | str, *, fails: bool = False, **more: str
    ) -> Done:
        """Run a program, or lines of a shell as the page writes them, in the project."""
        programs = f"{self.python.parent}{os.pathsep}{Path(sys.executable).parent}"
        ours = {name: os.environ[name] for name in os.environ if name != "PYTHONPATH"}
        environment = {
            **ours,
            **QUIET,
            **self.variables,
            "SPECLOOM_CACHE": str(self.folder.parent / "cache"),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            **more,
        }
        done = subprocess.run(
            (
                ["bash", "-euo", "pipefail", "-c", words]
                if isinstance(words, str)
                else words
            ),
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert bool(done.returncode) is fails, done.stdout + done.stderr
        return done

    def imports(self, module: str, where: Path | None = None) -> str:
        """Return the file of a module, as programs elsewhere find it."""
        program = f"import {module}; print({module}.__file__)"
        return self.run(
            [
                self.python,
                "-c",
                f"import os; os.chdir({str(where or '/')!r}); {program}",
            ]
        ).stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project, and this environment's tools."""
    (tmp_path / "project").mkdir()
    return Project(tmp_path / "project")


@pytest.fixture
def installing(project: Project, tmp_path: Path) -> Project:
    """The project with an environment to install it into.

    All that these tests have is there already, so that pip needs no network, and what
    pip installs is there only.
    """
    folder = tmp_path / "environment"
    venv.create(folder, symlinks=True)
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    ours = sysconfig.get_path("purelib")
    links = Path(paths["purelib"], "ours.pth")
    links.write_text(f"import site; site.addsitedir({ours!r})\n", "utf-8")
    project.python = folder / "bin/python"
    project.variables = {"PIP_NO_INDEX": "1"}
    return project


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel of specloom, where pip finds it."""
    folder = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=page.ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> Path:
    """The interpreter of an environment in which specloom is installed, and no more."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True, with_pip=True)
    python = folder / "bin/python"
    install = [python, "-m", "pip", "install", *wheels.glob("*.whl")]
    done = subprocess.run(
        install,
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=False,
    )
    if "Could not find a version" in done.stderr:
        missing("pip finds no packages: is the network there?")
    assert done.returncode == 0, done.stderr
    return python


@pytest.fixture
def isolated(
    project: Project, wheels: Path, environment: Path, tmp_path: Path
) -> Project:
    """The project with an empty environment, where pip gets all from its index.

    That there is one is known by the other `environment`.
    """
    assert environment.exists()
    folder = tmp_path / "environment"
    venv.create(folder, symlinks=True, with_pip=True)
    project.python = folder / "bin/python"
    project.variables = finding(wheels)
    return project


@pytest.fixture(scope="session")
def quickly(
    tmp_path_factory: pytest.TempPathFactory, environment: Path, wheels: Path
) -> dict[str, str]:
    """Variables by which pip finds that all is there already that specloom needs."""
    folder = tmp_path_factory.mktemp("packages")
    (packages,) = environment.parents[1].glob("lib/python*/site-packages")
    for path in packages.iterdir():
        if not path.name.startswith(("specloom", "pip", "setuptools")):
            (folder / path.name).symlink_to(path)
    return {**finding(wheels), "PYTHONPATH": str(folder)}


def finding(wheels: Path) -> dict[str, str]:
    """Return the variables by which pip finds specloom's wheel."""
    found = f"{wheels} {os.environ.get('PIP_FIND_LINKS', '')}"
    return {"PIP_FIND_LINKS": found.strip()}
