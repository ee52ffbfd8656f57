"""`specloom init`: a first configuration for a description, and what to do next."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

from ..addresses import Form, form_of
from ..config import Config
from ..config.files import TOML_NAME, YAML_NAME, read_table, usual_file
from ..config.start import Start, descriptions
from ..pipeline import Watch, plan
from ..plan.surface import Surface
from ..problems import Place, UsageError, error
from ..sources import Source
from ..write import read_lock, write_new
from .carried import carry_over
from .report import Result, count, status
from .request import Request


def init(asked: Request, *, force: bool, stainless: Path | None = None) -> Result:
    """Write a first configuration: the table of a pyproject.toml that is there, or a file.

    With what a `stainless` configuration says, where one is given. Raises UsageError when
    there is a configuration already.
    """
    file = asked.config_file or usual_file() or Path(YAML_NAME)
    _refuse_second(file, force=force)
    spec = str(asked.settings.get("spec") or _only_description())
    if stainless is not None:
        return _carried_over(asked, stainless, spec, file, force=force)
    planned = plan(Config(spec=spec), Watch(status(asked)))
    start = _start(planned.surface, _from(file.parent, spec))
    _write(file, start.yaml, start.toml, force=force)
    operations = count(len(list(planned.surface.methods())), "method")
    return Result(
        lines=(f"wrote {file.as_posix()} for {spec}: {operations}",),
        summary=f"next: specloom generate{_naming(file)}",
        problems=planned.problems,
        data={"config": file.as_posix(), "spec": spec},
    )


def _carried_over(
    asked: Request, stainless: Path, spec: str, file: Path, *, force: bool
) -> Result:
    done = carry_over(stainless, spec, _from(file.parent, spec), Watch(status(asked)))
    _write(file, done.yaml, done.toml, force=force)
    methods, left = count(done.methods, "method"), count(done.left, "setting")
    told = f"{left} not carried over" if done.left else "all settings carried over"
    return Result(
        lines=(
            f"wrote {file.as_posix()} for {spec} from {stainless.as_posix()}: {methods}",
        ),
        notes=done.notes,
        summary=f"next: specloom generate{_naming(file)} ({told})",
        problems=done.problems,
        data={"config": file.as_posix(), "spec": spec, "not_carried_over": done.left},
    )


def _refuse_second(file: Path, *, force: bool) -> None:
    if not file.exists() or (file.suffix != ".toml" and force):
        return
    place = Place(file.as_posix())
    if file.suffix != ".toml":
        hint = "change it by hand, or overwrite it with --force"
        raise UsageError(error(place, "this configuration is there already", hint))
    if read_table(file) is not None:
        said = "[tool.specloom] is there already"
        raise UsageError(error(place, said, "change it by hand"))


def _only_description() -> str:
    found = descriptions(Path(), _generated)
    if len(found) == 1:
        return found[0].as_posix()
    if not found:
        said = "no OpenAPI 3 description is here, or two levels below"
        hint = "give its path, or an application: specloom init shop.main:app"
        raise UsageError(error(None, said, hint))
    listed = ", ".join(path.as_posix() for path in found[:5])
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    said = f"there are several descriptions: {listed}{more}"
    raise UsageError(
        error(None, said, f"name one: specloom init {found[0].as_posix()}")
    )


def _generated(folder: Path) -> Collection[str]:
    """Return what was generated into a folder, nothing where that can't be told."""
    try:
        return read_lock(folder).files
    except UsageError:
        return ()


def _from(folder: Path, spec: str) -> str:
    """Return a description's path as a configuration in a folder would give it."""
    if form_of(spec) is not Form.FILE:
        return spec
    return Path(os.path.relpath(spec, folder)).as_posix()


def _start(surface: Surface, spec: str) -> Start:
    resource, method, operation = next(
        (
            (
                resource.dotted,
                method.name,
                f"{method.operation.verb.lower()} {method.operation.path}",
            )
            for resource, method in surface.methods()
            if resource.path
        ),
        ("things", "list", "get /things"),
    )
    return Start(
        spec=spec,
        package=surface.package,
        client=surface.client,
        command=surface.command,
        env_prefix=surface.env_prefix,
        resource=resource,
        method=method,
        operation=operation,
    )


def _write(
    file: Path, yaml: Callable[[], str], toml: Callable[[], str], *, force: bool
) -> None:
    if file.suffix != ".toml":
        write_new([Source(file.name, yaml())], file.parent, force=force)
        return
    before = file.read_bytes() if file.exists() else b""
    gap = "" if not before else "\n" if before.endswith(b"\n") else "\n\n"
    added = f"{gap}{toml()}".encode()
    if b"\r\n" in before:
        added = added.replace(b"\n", b"\r\n")
    write_new([Source(file.name, before + added)], file.parent, force=True)


def _naming(file: Path) -> str:
    """Return the option that names a configuration, empty for one that is found."""
    usual = file.parent == Path() and file.name in (YAML_NAME, TOML_NAME)
    return "" if usual else f" -c {file.as_posix()}"
