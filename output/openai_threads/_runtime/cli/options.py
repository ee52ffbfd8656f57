"""The global flags, accepted before and after the command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

from .globals import Global, global_flags
from .problems import Wrong, harmless, nearest
from .tables import App
from .terminal import is_terminal, wants_colour

WHOLE = f"{__name__}.whole"
"""Under this name a context says that help is asked for in full."""


class Settings(NamedTuple):
    """What the global flags say."""

    credentials: Mapping[str, str]
    base_url: str | None = None
    environment: str | None = None
    format: str = "auto"
    format_error: str = "auto"
    columns: str | None = None
    transform: str | None = None
    transform_error: str | None = None
    raw_output: bool = False
    max_items: int | None = None
    max_retries: int | None = None
    timeout: float | None = None
    output: str | None = None
    no_pager: bool = False
    debug: bool = False
    dry_run: bool = False
    yes: bool = False
    quiet: bool = False
    profile: str | None = None
    kept: Mapping[str, str] = {}
    """What the profile holds, by the names of flags."""
    generate_skeleton: bool = False


def options(app: App) -> list[click.Option]:
    """Return the global flags, as click reads them."""
    return [_option(app, flag) for flag in global_flags(app)]


def _option(app: App, flag: Global) -> click.Option:
    facts: dict[str, Any] = {"metavar": flag.metavar} if flag.metavar else {}
    if flag.choices:
        facts["type"] = _choice(flag)
    elif flag.number is not None:
        facts["type"] = _number(flag)
    elif not flag.metavar:
        facts["is_flag"] = True
    shows = {"help": _help, "help-all": _help_all, "version": _version(app)}
    if (show := shows.get(flag.name)) is not None:
        facts.update(is_eager=True, expose_value=False, callback=show)
    else:
        facts["default"] = None
    return click.Option(
        [*flag.words, flag.name.replace("-", "_")], help=flag.about, **facts
    )


def _choice(flag: Global) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text in flag.choices:
            return text
        *others, last = flag.choices
        wanted = f"{', '.join(others)} or {last}" if others else last
        guess = nearest(text, flag.choices)
        raise Wrong(f"--{flag.name} wants {wanted}, not {text!r}{guess}")

    return read


def _number(flag: Global) -> Callable[[str], float]:
    whole = flag.number is int

    def read(text: str) -> float:
        try:
            number: float = int(text) if whole else float(text)
        except ValueError:
            number = -1
        if not (number >= 0 if whole else 0 < number < float("inf")):
            wanted = "a whole number from 0" if whole else "a number above 0"
            raise Wrong(f"--{flag.name} wants {wanted}, not {text!r}")
        return number

    return read


def _version(app: App) -> Callable[[click.Context, click.Parameter, bool], None]:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            version = import_module(app.package).__version__
            click.echo(f"{app.command} {version}")
            ctx.exit()

    return show


def _help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        page = harmless(ctx.get_help())
        if is_terminal(sys.stdout) and wants_colour():
            from .helptext import styled

            page = styled(page)
        click.echo(page)
        ctx.exit()


def _help_all(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    ctx.meta[WHOLE] = asked
    _help(ctx, param, asked)


def said(app: App, ctx: click.Context, *, profile: bool = True) -> Settings:
    """Return the settings that the flags make, those further on the line over others.

    With `profile` they are completed by what is kept in the profile that is meant.
    """
    params: dict[str, Any] = {}
    chain: list[click.Context] = []
    place: click.Context | None = ctx
    while place is not None:
        chain.insert(0, place)
        place = place.parent
    for one in chain:
        params.update({k: v for k, v in one.params.items() if v is not None})
    if not profile:
        return settings(app, params)
    from . import profiles

    kept = profiles.kept(app, params.get("profile"))
    more = {
        name.replace("-", "_"): _cast(app, name, text)
        for name, text in profiles.beside(app, kept, params).items()
    }
    return settings(app, {**more, **params})._replace(kept=kept)


def checked(app: App, name: str, text: str) -> str:
    """Return a text that will do as a flag's value; raises Wrong for any other."""
    if not text:
        raise Wrong(f"--{name} must not be empty")
    if name == "base-url":
        check_url(text)
    _cast(app, name, text)
    return text


def check_url(url: str) -> None:
    """Raise Wrong for what is no address to send requests to."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        usable = (
            parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        )
    except ValueError:
        usable = False
    if not usable:
        raise Wrong(f"--base-url must be an http:// or https:// address, not {url!r}")


def _cast(app: App, name: str, text: str) -> Any:
    flag = next(flag for flag in global_flags(app) if flag.name == name)
    option = _option(app, flag)
    try:
        return option.type.convert(text, option, None)
    except click.BadParameter as error:
        raise Wrong(f"--{name}: {error.message}") from None


def settings(app: App, params: Mapping[str, Any]) -> Settings:
    """Return the settings that the flags' values make."""
    fields = {key: value for key, value in params.items() if value is not None}
    secrets = {
        c.name: fields.pop(c.flag.replace("-", "_"))
        for c in app.credentials
        if c.flag.replace("-", "_") in fields
    }
    made = Settings(secrets, **fields)
    if made.columns is not None:
        if made.format not in ("auto", "table"):
            raise Wrong(f"--columns can't be had together with --format {made.format}")
        made = made._replace(format="table")
    if made.format == "raw" and (made.transform or made.max_items is not None):
        other = "--transform" if made.transform else "--max-items"
        raise Wrong(f"{other} can't be had together with --format raw")
    return made
