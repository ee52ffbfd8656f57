"""The descriptions: ours, and real ones that each come from where they are published."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..corpus import corpus, operations

GITHUB = "@octokit/openapi@23.0.2"
_GITHUB_FILE = "package/generated/api.github.com.json"
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Description:
    """One description; `settings` are what specloom is told about it beside."""

    name: str
    path: Path
    size: int
    operations: operations.Operations
    has_dotted_names: bool = False
    settings: Path | None = None

    @property
    def title(self) -> str:
        """Its name, its size and how much it describes."""
        size = f"{self.size / 1e6:.1f} MB"
        return f"{self.name} ({size}, {self.operations.total():,} operations)"


class Absent(Exception):
    """A description that can't be had here; says why."""


def load(name: str, folder: Path) -> Description:
    """Return a description by its name; `folder` keeps what was fetched. Raises Absent."""
    path, settings = SOURCES[name](folder)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document = yaml.load(path.read_bytes(), loader)  # noqa: S506 - it is a safe one
    described = operations.described(document)
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    dotted = any("." in schema for schema in schemas)
    return Description(name, path, path.stat().st_size, described, dotted, settings)


_Found = tuple[Path, "Path | None"]


def _threads(_folder: Path) -> _Found:
    return _ROOT / "spec" / "threads.yaml", None


def _openai(_folder: Path) -> _Found:
    said = os.environ.get("SPECLOOM_SPECS")
    if not said:
        raise Absent("SPECLOOM_SPECS names no folder with openai.yaml")
    folder = Path(said).absolute()
    return folder / "openai.yaml", folder / "openai.specloom.yaml"


def _github(folder: Path) -> _Found:
    path = folder / "github" / _GITHUB_FILE
    if not path.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise Absent("GitHub's description is an npm package: install npm first")
        path.parent.mkdir(parents=True, exist_ok=True)
        pack = [npm, "pack", "--silent", GITHUB]
        done = subprocess.run(  # noqa: S603
            pack, cwd=folder / "github", capture_output=True, text=True
        )
        if done.returncode:
            raise Absent(f"npm has no {GITHUB}")
        (archive,) = (folder / "github").glob("octokit-openapi-*.tgz")
        with tarfile.open(archive) as tar:
            tar.extract(_GITHUB_FILE, folder / "github", filter="data")
        archive.unlink()
    return path, None


def _stripe(_folder: Path) -> _Found:
    return corpus.fetch(corpus.default_folder()) / "stripe.com.json", None


SOURCES: Mapping[str, Callable[[Path], _Found]] = {
    "threads": _threads,
    "OpenAI": _openai,
    "GitHub": _github,
    "Stripe": _stripe,
}
