"""An action of Bazel: the files that it was told of are generated, or listed.

Bazel knows the files before anything is generated, from a list that is checked in. What
differs from the list is an error that says how to write it anew.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click

from ..cli.generate import generate
from ..cli.report import Result, done
from ..cli.request import request, shared_options
from ..problems import UsageError, error
from ..write import names_in, read_lock
from ..write.lock import NAME as LOCK
from ..write.lock import Lock, render_lock

_SHOWN: Final = 10
_OURS: Final = ".specloom/"  # what specloom keeps for later runs


@click.command()
@shared_options
@click.option("--lock", help="What is called what: names stay.")
@click.option("--into", help="Folder of the declared files.")
@click.option("--declared", help="File with their paths, one a line.")
@click.option("--update-by", default="", help="Target that writes the list anew.")
@click.option("--list", "listed", help="File for the list.")
@click.option("--names", help="File for what is called what.")
def run(lock: str | None, **options: Any) -> None:
    """Generate the declared files, or list what there would be."""
    told = {name: options.pop(name) for name in ("into", "declared", "update_by")}
    listed, names = options.pop("listed"), options.pop("names")
    # Bazel runs many actions side by side, and each has one core.
    asked = request({**options, "jobs": options["jobs"] or 1, "quiet": True})
    with TemporaryDirectory(prefix="specloom-") as name:
        folder = Path(name)
        asked.settings["output"] = name
        if lock:
            shutil.copyfile(lock, folder / LOCK)

        def work() -> Result:
            result = generate(asked, force=False, rename=False, update_lock=False)
            made = _made(folder)
            if listed and names:
                Path(listed).write_text(_list(made), "utf-8")
                Path(names).write_bytes(render_lock(Lock(names=names_in(folder))).data)
            else:
                _deliver(folder, made, **told)
            return result

        code = done(asked, work)
    sys.exit(code)


def _made(folder: Path) -> list[str]:
    """Return what was generated. The lock is left out: it says what Bazel knows."""
    parts = read_lock(folder).parts.values()
    files = (path for part in parts for path in part.files)
    return sorted(path for path in files if not path.startswith(_OURS))


def _list(files: Iterable[str]) -> str:
    """Return a module of Starlark, as buildifier lays it out."""
    lines = (f"    {json.dumps(path, ensure_ascii=False)},\n" for path in files)
    head = (
        '"""The files of a generated client; `bazel run` of its update writes this."""'
    )
    return f"{head}\n\nFILES = [\n{''.join(lines)}]\n"


def _deliver(
    folder: Path, made: list[str], *, into: str, declared: str, update_by: str
) -> None:
    """Put the files where they were declared. Raises UsageError when they are others."""
    wanted = Path(declared).read_text("utf-8").splitlines()
    differences = [
        *(f"{path} is generated and not listed" for path in made if path not in wanted),
        *(f"{path} is listed and not generated" for path in wanted if path not in made),
    ]
    if differences:
        more = len(differences) - _SHOWN
        shown = [*differences[:_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        said = f"the list of files is stale: {'; '.join(shown)}"
        raise UsageError(error(None, said, f"bazel run {update_by}"))
    for path in made:
        target = Path(into, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / path, target)
