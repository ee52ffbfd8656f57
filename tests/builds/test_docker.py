"""The Dockerfiles, as far as they can be run where no Docker is: step by step, in a folder.

Nothing is run of a step that installs a system's packages, and the base image is this
machine.
"""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from . import page
from .conftest import Project

Step = tuple[str, str]


def steps(text: str) -> list[Step]:
    """Return the instructions of a Dockerfile; each stage begins with its FROM."""
    lines = re.sub(r"^\s*#.*\n", "", text, flags=re.M).replace("\\\n", " ").splitlines()
    found = [line.split(maxsplit=1) for line in lines if line.strip()]
    return [(word.upper(), rest) for word, rest in found]


@dataclass
class Image:
    """A folder that stands for the root of a file system, and what runs in it."""

    root: Path
    project: Project
    known: set[str] = field(default_factory=set[str])
    variables: dict[str, str] = field(default_factory=dict[str, str])
    folder: str = "/"
    entry: str = ""
    skipped: list[str] = field(default_factory=list[str])

    def here(self, text: str) -> str:
        """Return a text whose absolute paths lead into the root."""
        return re.sub(
            r"(?<![\w/.}])/(?=(opt|source|work|app|tmp)\b)", f"{self.root}/", text
        )

    def do(self, word: str, rest: str, context: Path) -> None:
        """Do what an instruction says."""
        if word == "COPY":
            *sources, target = shlex.split(re.sub(r"--from=\S+ ", "", rest))
            inside = Path(
                self.here(target if target[0] == "/" else f"{self.folder}/{target}")
            )
            for name in sources:
                source = Path(self.here(name)) if "--from" in rest else context / name
                into = inside / source.name if target.endswith("/") else inside
                self._copy(source, into)
        elif word == "RUN":
            if rest.startswith("apt-get "):
                self.skipped.append(rest)
            else:
                self.run(rest)
        elif word == "ENV":
            pairs = (pair.partition("=") for pair in shlex.split(rest))
            self.variables |= {name: self.here(value) for name, _, value in pairs}
        elif word == "WORKDIR":
            self.folder = rest
            Path(self.here(rest)).mkdir(parents=True, exist_ok=True)
        elif word == "ENTRYPOINT":
            (self.entry,) = re.findall(r'^\["(\w+)"\]$', rest)
        else:
            assert word in ("FROM", "CMD")

    def _copy(self, source: Path, target: Path) -> None:
        if source == target:
            assert source.exists()
        elif source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, ignore=ignored, dirs_exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    def run(self, command: str) -> str:
        """Run a command in the working directory, with the variables that are set."""
        path = self.variables.get("PATH", "").partition(":")[0]
        command = f'export PATH="{path}:$PATH"\n{self.here(command)}'
        more = {name: value for name, value in self.variables.items() if name != "PATH"}
        self.project.folder = Path(self.here(self.folder))
        return self.project.run(
            command, GIT_CONFIG_SYSTEM=f"{self.root}/gitconfig", **more
        ).stdout


def test_docker(project: Project, quickly: dict[str, str], tmp_path: Path) -> None:
    context = project.folder
    project.variables = quickly
    image = Image(tmp_path / "root", project)
    image.root.mkdir()
    for step in steps((page.ROOT / "Dockerfile").read_text("utf-8")):
        image.do(*step, context=page.ROOT)
    assert [step.split()[0] for step in image.skipped] == ["apt-get"]
    assert image.folder == "/project"
    assert str(image.root) in image.run(f"command -v {image.entry}")

    (shown,) = re.findall(
        r"^```dockerfile\n(.*?)^```$", page.section("Docker"), re.M | re.S
    )
    stages = steps(shown)
    assert stages[0] == ("FROM", "specloom AS client")
    for step in stages:
        image.do(*step, context=context)
    assert (image.root / "app/shop_api/_client.py").is_file()
    image.run("specloom check")


def test_the_context_holds_what_is_copied() -> None:
    kept = re.findall(r"^!(\S+)$", (page.ROOT / ".dockerignore").read_text(), re.M)
    text = (page.ROOT / "Dockerfile").read_text("utf-8")
    copies = [shlex.split(rest) for word, rest in steps(text) if word == "COPY"]
    sources = {
        name for copy in copies if "--from=build" not in copy for name in copy[:-1]
    }
    assert sources == set(kept)
    assert [name for name in sources if not (page.ROOT / name).exists()] == []


@pytest.mark.parametrize("line", page.commands("Docker")[0].splitlines())
def test_the_client_of_docker_takes_the_commands(line: str, project: Project) -> None:
    """Without a server it says so, and of a mistake in the options it says that first."""
    if not shutil.which("docker"):
        pytest.skip("docker is not installed")
    context = line.replace("path/to/specloom", str(page.ROOT))
    done = project.run(f"({context}) 2>&1 || true", DOCKER_HOST="unix:///nowhere")
    assert "Cannot connect to the Docker daemon" in done.stdout
