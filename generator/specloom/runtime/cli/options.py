"""The global flags, accepted before and after the command."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

from .problems import Wrong
from .tables import App

FORMATS = ("auto", "json", "jsonl", "pretty", "raw", "yaml")


class Settings(NamedTuple):
    """What the global flags say."""

    credentials: Mapping[str, str]
    base_url: str | None = None
    format: str = "auto"
    format_error: str = "auto"
    transform: str | None = None
    transform_error: str | None = None
    raw_output: bool = False
    max_items: int | None = None
    max_retries: int | None = None
    timeout: float | None = None
    output: str | None = None
    debug: bool = False
    dry_run: bool = False


def options(app: App) -> list[click.Option]:
    """Return the global flags, credentials first."""
    formats = click.Choice(FORMATS)
    return [
        *(
            _option(
                credential.flag,
                metavar="SECRET",
                help=f"Credential; else ${credential.env}." if credential.env else None,
            )
            for credential in app.credentials
        ),
        _option(
            "base-url",
            metavar="URL",
            help=f"Where the API is; else ${app.env_prefix}_BASE_URL.",
        ),
        _option(
            "format",
            metavar="FORMAT",
            type=formats,
            help=f"Of the output: {', '.join(FORMATS)}.",
        ),
        _option(
            "format-error",
            metavar="FORMAT",
            type=formats,
            help="The same for errors of the API.",
        ),
        _option("transform", metavar="JMESPATH", help="What to print of each answer."),
        _option("transform-error", metavar="JMESPATH", help="The same for errors."),
        _option(
            "raw-output", "-r", is_flag=True, help="Print text without JSON's quotes."
        ),
        _option(
            "max-items",
            metavar="N",
            type=click.IntRange(min=0),
            help="Stop after N items of a list or stream.",
        ),
        _option(
            "max-retries",
            metavar="N",
            type=click.IntRange(min=0),
            help="Try again so often; 2 unless given.",
        ),
        _option(
            "timeout",
            metavar="SECONDS",
            type=click.FloatRange(min=0, min_open=True),
            help="Wait so long for the API.",
        ),
        _option(
            "output", "-o", metavar="FILE", help="Write there; - is standard output."
        ),
        _option(
            "debug", is_flag=True, help="Show requests and answers, secrets hidden."
        ),
        _option(
            "dry-run", is_flag=True, help="Print the request as curl, send nothing."
        ),
        _version(app),
        _help(),
    ]


def _option(name: str, *short: str, **facts: Any) -> click.Option:
    return click.Option(
        [*short, f"--{name}", name.replace("-", "_")], default=None, **facts
    )


def _version(app: App) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            version = import_module(app.package).__version__
            click.echo(f"{app.command} {version}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="Print the version.",
    )


def _help() -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="Show this page, or that of a resource or command.",
    )


def settings(app: App, params: Mapping[str, Any]) -> Settings:
    """Return the settings that the flags' values make."""
    fields = {key: value for key, value in params.items() if value is not None}
    secrets = {
        c.name: fields.pop(c.flag.replace("-", "_"))
        for c in app.credentials
        if c.flag.replace("-", "_") in fields
    }
    made = Settings(secrets, **fields)
    if made.format == "raw" and (made.transform or made.max_items is not None):
        other = "--transform" if made.transform else "--max-items"
        raise Wrong(f"{other} can't be had together with --format raw")
    return made


def missing(app: App, names: tuple[str, ...]) -> Wrong:
    """Return what to say of missing credentials, by their keywords in the client."""
    ways = [
        f"--{c.flag}" + (f" or the environment variable {c.env}" if c.env else "")
        for c in app.credentials
        if c.name in names
    ]
    return Wrong(f"missing credential: give {', or '.join(ways)}")


def placeholders(app: App, secrets: Mapping[str, str]) -> dict[str, str]:
    """Return, for each credential that is there, what stands for it when shown."""
    return {
        c.name: placeholder(c.env, c.name)
        for c in app.credentials
        if secrets.get(c.name, os.environ.get(c.env, "") if c.env else "")
    }


def placeholder(env: str, name: str) -> str:
    """Return a shell's way to write a credential without showing it."""
    return f"${env or name.upper()}"
