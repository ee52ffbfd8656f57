"""The commands beside the API's as click runs them: `@api`, `@schema` and their like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

import click

from .options import Settings, options, said
from .own import Own, named
from .tables import App, Command


def find(app: App, word: str) -> click.Command | None:
    """Return the command of a name, with its `@` or without."""
    own = named(word)
    if own is not None and own.name == "api":
        from .api import Raw

        return Raw(app)
    return own and Tool(app, own)


class Tool(click.Command):
    """One of the commands; the module of its name does the work."""

    def __init__(self, app: App, own: Own) -> None:
        words = click.Argument(["words"], nargs=-1)
        switches = [
            click.Option([f"--{name}"], is_flag=True) for name, _ in own.switches
        ]
        super().__init__(
            f"@{own.name}",
            params=[words, *switches, *options(app)],
            add_help_option=False,
        )
        self.app = app
        self.own = own

    def invoke(self, ctx: click.Context) -> int:
        words: tuple[str, ...] = ctx.params.pop("words")
        switches = {name: ctx.params.pop(name) for name, _ in self.own.switches}
        module = import_module(f"{__package__}.{self.own.name}")
        work: Callable[..., int] = module.work
        return work(self.app, words, said(self.app, ctx, profile=False), **switches)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from .helptext import own

        own(self.app, self.own, formatter)


def misused(text: str) -> click.UsageError:
    """Return what to say of words that a command doesn't take, with where to look them up."""
    return click.UsageError(text, click.get_current_context(silent=True))


def put(value: object, settings: Settings) -> None:
    """Print a value as an answer is printed: in the format asked for, transformed."""
    from . import show

    if settings.transform is not None:
        compiled = show.transformer(settings.transform, "--transform")
        value = show.transformed(value, compiled, "--transform")
    form = "json" if settings.format == "raw" else settings.format
    with show.output(settings.output) as (out, terminal):
        show.Printer(out, terminal, form, settings.raw_output).one(value)


class Located(NamedTuple):
    """A command, how it is called, and of which resource it is."""

    path: str
    command: Command
    resource: str


def located(app: App, words: Sequence[str]) -> Located:
    """Return the command that words name; raises Wrong for none."""
    from .groups import Endpoint, Resource, Root

    place: click.Command = Root(app)
    for word in words:
        if not isinstance(place, (Root, Resource)):
            raise misused(f"unexpected argument {word!r}")
        ctx = click.Context(place, info_name=app.command)
        found = place.get_command(ctx, word)
        if found is None:
            raise place.unknown(ctx, word)
        place = found
    if not isinstance(place, Endpoint):
        raise misused("give a command: RESOURCE COMMAND")
    return Located(" ".join([app.command, *words]), place.command, place.resource)
