"""Runs in a project's own interpreter: the description that an application object gives.

    python child.py MODULE ATTRIBUTE FOLDER OUT

Nothing of specloom is at hand there, and Python may be an older one. The description
goes to OUT/description.json, or what went wrong to OUT/problem.json; OUT/imported.json
lists the files of modules below FOLDER. Whatever the application prints is its own affair.
"""

from __future__ import annotations

import sys

# This file's neighbours are not what the application means by their names.
if not getattr(sys.flags, "safe_path", False):
    del sys.path[0]

import importlib
import inspect
import json
import os
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

_LONGEST = 400


class Failed(Exception):
    """What went wrong, as data for specloom to put into words."""


def main(module: str, attribute: str, folder: str, out: str) -> None:
    """Write the description that an application gives."""
    sources = Path(folder, "src")
    sys.path[:0] = [folder, *([str(sources)] if sources.is_dir() else [])]
    sys.argv[1:] = []
    try:
        text = _text(_description(_application(module, attribute)))
        _write(out, "imported.json", json.dumps(_imported(folder)))
        _write(out, "description.json", text)
    except Failed as problem:
        _write(out, "imported.json", json.dumps(_imported(folder)))
        _write(out, "problem.json", json.dumps(problem.args[0]))


def _application(module: str, attribute: str) -> Any:
    try:
        imported = importlib.import_module(module)
    except BaseException as raised:
        missing = getattr(raised, "name", None) or ""
        inside = module == missing or module.startswith(missing + ".")
        if isinstance(raised, ModuleNotFoundError) and missing and inside:
            raise Failed({"what": "module", "name": missing}) from None
        _raised("import", raised)
    try:
        found = getattr(imported, attribute)
    except AttributeError:
        known = [name for name in vars(imported) if name[0] != "_"]
        apps = [name for name in known if _is_application(vars(imported)[name])]
        raise Failed({"what": "attribute", "known": known, "apps": apps}) from None
    if not inspect.isroutine(found) and not inspect.isclass(found):
        return found
    # A factory: an application is an object.
    try:
        return found()
    except BaseException as raised:
        _raised("factory", raised)


def _is_application(value: Any) -> bool:
    try:
        return hasattr(value, "openapi") and not inspect.isclass(value)
    except Exception:  # Some stand for what there is only while a request is answered.
        return False


def _description(application: Any) -> Mapping[Any, Any]:
    kind = type(application).__name__
    try:
        said = getattr(application, "openapi", None)
        if said is None:
            raise Failed({"what": "openapi", "kind": kind})
        if callable(said):
            said = said()
    except Failed:
        raise
    except BaseException as raised:
        _raised("openapi()", raised)
    if not isinstance(said, Mapping):
        raise Failed({"what": "mapping", "kind": type(said).__name__})
    return cast("Mapping[Any, Any]", said)


def _text(description: Mapping[Any, Any]) -> str:
    try:
        return json.dumps(description, indent=2, allow_nan=False, default=_plain)
    except (TypeError, ValueError, RecursionError) as problem:
        raise Failed({"what": "json", "why": str(problem)}) from None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(cast("Mapping[Any, Any]", value))
    kind = type(value).__name__
    raise TypeError("a value of type " + kind + " stands in it: " + repr(value)[:80])


def _imported(folder: str) -> list[str]:
    """Return the files of all modules below a folder."""
    # Some stand in for modules, and answer anything.
    named = [getattr(module, "__file__", None) for module in [*sys.modules.values()]]
    below = folder.rstrip(os.sep) + os.sep
    return sorted({n for n in named if isinstance(n, str) and n.startswith(below)})


def _raised(when: str, raised: BaseException) -> NoReturn:
    frames = [
        (frame.filename, frame.lineno or 0)
        for frame in traceback.extract_tb(raised.__traceback__)[1:]
        if not frame.filename.startswith("<")
    ]
    if isinstance(raised, SyntaxError) and raised.filename:
        frames.append((raised.filename, raised.lineno or 0))
    lines = traceback.format_exception_only(type(raised), raised)
    # Where one goes over several lines, the last says the least.
    last = " ".join(lines[-1].split())[:_LONGEST] or type(raised).__name__
    raise Failed({"what": "raised", "when": when, "last": last, "frames": frames})


def _write(folder: str, name: str, text: str) -> None:
    unfinished = Path(folder, name + "~")
    unfinished.write_bytes(text.encode())
    unfinished.replace(Path(folder, name))


if __name__ == "__main__":
    main(*sys.argv[1:])
    # Threads that the application began would keep the process, and hooks may print.
    os._exit(0)
