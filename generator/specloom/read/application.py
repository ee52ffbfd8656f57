"""Descriptions of application objects: FastAPI, and whatever has an `openapi`.

The application is imported by its project's own interpreter, in a process of its own:
specloom need not be installed there, and nothing is served.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from specloom.addresses import module_and_attribute
from specloom.problems import DescriptionError, Place, error
from specloom.read import limits
from specloom.read.answers import Answers
from specloom.read.nearest import did_you_mean
from specloom.read.text import too_large
from specloom.values import dataclass

SECONDS: Final = 60.0
"""For importing the application and asking it for its description."""

_CHILD: Final = Path(__file__).with_name("child.py")
_OF_OUR_OWN: Final = frozenset(("PYTHONHOME", "__PYVENV_LAUNCHER__"))
"""Variables that would make an interpreter take specloom's libraries for its own."""
_ELSEWHERE: Final = frozenset(("site-packages", "dist-packages", ".venv", "venv"))
"""Folders whose modules are no project's own."""


@dataclass(frozen=True, slots=True)
class Application:
    """An application: `module:attribute`, looked for in a folder and in its `src`.

    `python` is the interpreter that the configuration names, if it does; `answers` are
    those of the same run.
    """

    address: str
    folder: Path
    python: str | None = None
    answers: Answers = field(default_factory=Answers, compare=False)

    def read(self) -> bytes:
        """Return the description that the application gives, as JSON.

        Raises DescriptionError, in one sentence, when it gives none.
        """
        return self.answers.get(self.address, self._ask)

    def _ask(self) -> bytes:
        interpreter = _interpreter(self)
        with tempfile.TemporaryDirectory(
            prefix="specloom-", ignore_cleanup_errors=True
        ) as out:
            ended = _run(self, interpreter, Path(out))
            imported = Path(out, "imported.json")
            if imported.is_file():
                files: list[str] = json.loads(imported.read_bytes())
                self._note(files)
            answer = Path(out, "description.json")
            if answer.is_file():
                if answer.stat().st_size > limits.BYTES:
                    raise too_large(self.address)
                return answer.read_bytes()
            problem = Path(out, "problem.json")
            if problem.is_file():
                found: dict[str, Any] = json.loads(problem.read_bytes())
                # A module with an error in it is not among the imported ones.
                self._note(file for file, _ in found.get("frames", ()))
                said, hint = _said(self, found)
                if found["what"] in ("module", "raised"):
                    hint = _and_by_whom(hint, interpreter)
                raise _failed(self, said, hint)
            last = _last_line(Path(out, "printed"))
            said = f"its process ended with code {ended} and no description{last}"
            raise _failed(self, said, _and_by_whom("", interpreter))

    def _note(self, files: Iterable[str]) -> None:
        self.answers.files.update(Path(file) for file in files if _own(self, file))


def _run(application: Application, interpreter: str, out: Path) -> int:
    """Run the interpreter, and return the code it ended with."""
    module, attribute = module_and_attribute(application.address)
    folder = str(application.folder)
    environment = {key: os.environ[key] for key in os.environ if key not in _OF_OUR_OWN}
    # What is in no order of its own has the same one in every run.
    environment.setdefault("PYTHONHASHSEED", "0")
    with (out / "printed").open("wb") as printed:
        try:
            process = subprocess.Popen(  # noqa: S603
                [interpreter, str(_CHILD), module, attribute, folder, str(out)],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=printed,
                start_new_session=True,
            )
        except OSError as problem:
            why = (problem.strerror or str(problem)).lower()
            said = f"the interpreter {interpreter} can't be run: {why}"
            hint = "set `python` in the configuration to the project's interpreter"
            raise _failed(application, said, hint) from None
        try:
            return process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            said = f"it gave no description in {SECONDS:.0f} seconds"
            hint = "a module that is imported only defines: let it start nothing"
            raise _failed(application, said, hint) from None
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, with the ones it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _interpreter(application: Application) -> str:
    """Return the interpreter that a project's code is run by."""
    if application.python is not None:
        named = Path(application.python)
        inside = interpreter_in(named) if named.is_dir() else None
        return inside or shutil.which(application.python) or application.python
    active = os.environ.get("VIRTUAL_ENV")
    folders = [Path(active)] if active else []
    folders += [application.folder / name for name in (".venv", "venv")]
    found = (interpreter_in(folder) for folder in folders)
    return next((python for python in found if python), sys.executable)


def interpreter_in(environment: Path) -> str | None:
    """Return the interpreter of a virtual environment, None where there is none."""
    inner = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    path = (environment / inner).absolute()
    return str(path) if path.is_file() else None


def _said(application: Application, found: dict[str, Any]) -> tuple[str, str]:
    """Return what a child process found wrong, in words, and a hint."""
    module, attribute = module_and_attribute(application.address)
    what: str = found["what"]
    if what == "module":
        looked = f"it was looked for in {_shown(application.folder)}"
        if (application.folder / "src").is_dir():
            looked += " and its src"
        looked += f"; a revision's file is written {module}:./{attribute}"
        return f"there is no module {found['name']!r}", looked
    if what == "attribute":
        hint = did_you_mean(attribute, found["apps"] or found["known"])
        if not hint and found["apps"]:
            hint = f"it has {found['apps'][0]!r}"
        return f"the module {module} has no {attribute!r}", hint
    if what == "openapi":
        hint = (
            "FastAPI's applications have one; a function is called for an application"
        )
        return f"a {found['kind']} gives no description: it has no `openapi`", hint
    if what == "mapping":
        return f"its `openapi` is no mapping but a {found['kind']}", ""
    if what == "json":
        return f"its description is no JSON: {found['why']}", ""
    doing = {
        "import": f"importing {module} fails",
        "factory": f"{attribute}() fails",
    }.get(found["when"], "its openapi() fails")
    return f"{doing}: {found['last']}", _raised_at(application, found["frames"])


def _raised_at(application: Application, frames: list[tuple[str, int]]) -> str:
    """Return the nearest line of the project's own to where something was raised."""
    own = [(shown, line) for file, line in frames if (shown := _own(application, file))]
    named = own or [(Path(file).as_posix(), line) for file, line in frames]
    return f"raised at {named[-1][0]}:{named[-1][1]}" if named else ""


def _own(application: Application, file: str) -> str:
    """Return a file's path from the project's folder, empty for one that isn't its own."""
    folder, path = application.folder.resolve(), Path(file).resolve()
    if not path.is_relative_to(folder):
        return ""
    inside = path.relative_to(folder)
    return "" if _ELSEWHERE & {*inside.parts} else inside.as_posix()


def _last_line(printed: Path) -> str:
    lines = printed.read_text("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f" ({last})" if last else ""


def _and_by_whom(hint: str, interpreter: str) -> str:
    """Return a hint with what may be another interpreter's fault."""
    shown = _shown(Path(interpreter))
    told = f"run by {shown}; `python` in the configuration names another"
    return f"{hint}; {told}" if hint else told


def _failed(application: Application, said: str, hint: str) -> DescriptionError:
    return DescriptionError(error(Place(application.address), said, hint))


def _shown(path: Path) -> str:
    """Return a path as it is seen from here, if it lies below."""
    here = Path.cwd()
    below = path.is_relative_to(here)
    return path.relative_to(here).as_posix() if below else path.as_posix()
