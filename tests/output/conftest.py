"""The generated package as its user gets it: installed by pip in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ..steady.described import ROOT
from ..steady.loopback import Loopback, passed_on, running
from ..steady.mock import steady
from ..steady.needs import missing

Done = subprocess.CompletedProcess[str]


class Installed:
    """An environment with the package, and nothing of the tests' own around it."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.programs = folder / "bin"
        self.python = self.programs / "python"
        self.environment = {
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "TERM": "xterm",
            "LANG": "C.UTF-8",
        }

    def run(self, words: Sequence[str | Path], **variables: str) -> Done:
        """Run a program, without anything piped to it."""
        return subprocess.run(
            words,
            env={**self.environment, **variables},
            cwd=self.environment["HOME"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The repository's output/, installed as the README says."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    here = Installed(folder, tmp_path_factory.mktemp("home"))
    quiet = ("--quiet", "--disable-pip-version-check")
    done = subprocess.run(
        [here.python, "-m", "pip", "install", *quiet, "./output"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if "Could not find a version" in done.stderr:
        missing("pip finds no packages: is the network there?")
    assert done.returncode == 0, done.stderr
    return here


@pytest.fixture(scope="session")
def steady_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Steady playing the API of the repository's description."""
    folder = tmp_path_factory.mktemp("steady")
    spec = ROOT / "spec" / "threads.yaml"
    with steady(spec, folder / "steady.log") as port:
        yield port


@pytest.fixture
def api(steady_port: int) -> Iterator[Loopback]:
    """What keeps all that Steady is asked, and what it answers."""
    with running(passed_on(steady_port)) as loopback:
        yield loopback


def tool(name: str) -> str:
    """Return the path of a program that stands beside the interpreter of these tests."""
    program = Path(sys.executable).with_name(name)
    if not program.exists():
        missing(f"{name} is not installed")
    return str(program)
