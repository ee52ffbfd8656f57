"""What a user asked for: the options that all commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from ..values import dataclass

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.argument("spec", required=False),
    click.option(
        "-o",
        "--output",
        metavar="DIR",
        help="Folder to write into.  [default: output]",
    ),
    click.option(
        "-c",
        "--config",
        metavar="FILE",
        help="Configuration, in place of specloom.yaml or pyproject.toml here.",
    ),
    click.option(
        "--run",
        "runs",
        multiple=True,
        metavar="NAME",
        help="Do only this one of the configured runs; repeatable.",
    ),
    click.option(
        "--target",
        "targets",
        multiple=True,
        metavar="client|cli|docs|tests|NAME",
        help="Generate only this, and leave the others as they are; repeatable.",
    ),
    click.option(
        "--include",
        multiple=True,
        metavar="PATTERN",
        help="Keep only these operations: a glob over resource.method,"
        " tag:NAME or path:/x/*; repeatable.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Leave these operations out; repeatable.",
    ),
    click.option(
        "--templates", metavar="DIR", help="Templates that override the built-in ones."
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Cores to work on.  [default: all]",
    ),
    click.option("--strict", is_flag=True, help="Take warnings for errors."),
)
_LOUDNESS = (
    click.option("--quiet", is_flag=True, help="Say only what is wrong."),
    click.option("--verbose", is_flag=True, help="Say more, and show tracebacks."),
    click.option(
        "--report",
        type=click.Choice(["json"]),
        help="Print one JSON document in place of text.",
    ),
)
_SETTINGS = (
    "spec",
    "output",
    "include",
    "exclude",
    "templates",
    "jobs",
    "strict",
)


@dataclass(frozen=True)
class Request:
    """The shared options. `settings` are those that override configuration keys.

    `runs` choose from several; `targets` narrow a run, and the output's other targets
    stay as they are. `refresh` asks for what is pinned to be fetched again.
    """

    config_file: Path | None
    settings: dict[str, object]
    runs: tuple[str, ...]
    targets: tuple[str, ...]
    quiet: bool
    verbose: bool
    json: bool
    refresh: bool = False


def shared_options(command: Command) -> Command:
    """Give a command the SPEC argument and the options that all commands have."""
    for option in reversed((*_OPTIONS, *_LOUDNESS)):
        command = option(command)
    return command


def renaming(command: Command) -> Command:
    """Give a command that names things the option to forget earlier names."""
    return click.option(
        "--rename",
        is_flag=True,
        help="Name everything anew, whatever the last run called it.",
    )(command)


def updating(command: Command) -> Command:
    """Give a command the option to take over what another version generated."""
    return click.option(
        "--update-lock",
        is_flag=True,
        help="Go on with an output that another version of specloom generated.",
    )(command)


def quiet_and_loud(command: Command) -> Command:
    """Give a command that reads no description the options about what it says."""
    for option in reversed(_LOUDNESS):
        command = option(command)
    return command


def request(options: Mapping[str, Any]) -> Request:
    """Return the request that the shared options make."""
    for key, said in options.items():
        if said == "":
            raise click.UsageError(f"the value of {key!r} is empty")
    file = options.get("config")
    return Request(
        config_file=Path(file) if file else None,
        settings={key: options[key] for key in _SETTINGS if options.get(key)},
        runs=tuple(dict.fromkeys(options.get("runs", ()))),
        targets=tuple(dict.fromkeys(options.get("targets", ()))),
        quiet=options["quiet"],
        verbose=options["verbose"],
        json=options["report"] == "json",
    )
