"""The command tree: click's groups and commands over the generated tables."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from . import helptext, tokens, tools
from .options import WHOLE, options, said
from .own import OWN
from .problems import Wrong, nearest
from .tables import App, Command, Entry

ROOT = Entry("", "")
_ALIKE = (
    frozenset(("retrieve", "get", "show", "view", "read", "describe")),
    frozenset(("list", "ls")),
    frozenset(("create", "add", "new", "make")),
    frozenset(("update", "edit", "modify", "set", "patch")),
    frozenset(("delete", "remove", "rm", "destroy")),
)
"""What command lines call the same; which of them is an API's command differs."""
_FLAGS = ("help", "version")
"""Global flags that other command lines have as commands."""


def commands(app: App, name: str) -> tuple[Command, ...]:
    """Return the commands of a resource, loaded now; the empty name is the root's."""
    entry = app.resources.get(name, ROOT)
    if not entry.module:
        return ()
    module = import_module(f"{app.package}.commands.{entry.module}")
    return tuple(module.COMMANDS)


def below(app: App, name: str) -> list[str]:
    """Return the resources below one, which may have no commands of its own."""
    return [other for other in app.resources if other.startswith(f"{name}:")]


def _meant(word: str, known: list[str]) -> str:
    """Return `; did you mean NAME?` for what a word may have stood for, or nothing."""
    if word in _FLAGS:
        return f"; did you mean --{word}?"
    alike = {name for names in _ALIKE if word in names for name in names}
    found = next((name for name in known if name in alike), "")
    return f"; did you mean {found}?" if found else nearest(word, known)


class _Group(click.Group):
    """A group that takes the global flags and says what is near a mistyped name."""

    def __init__(self, app: App, name: str | None = None) -> None:
        super().__init__(name, params=[*options(app)], add_help_option=False)
        self.app = app

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        wanting = {
            name: option.is_flag
            for option in self.params
            if isinstance(option, click.Option)
            for name in option.opts
        }
        words = iter(args)
        for word in words:
            if not word.startswith("-"):
                break
            name = word.partition("=")[0]
            if name.startswith("--") and name != "--" and name not in wanting:
                raise Wrong(f"there is no global flag {name}{nearest(name, wanting)}")
            if wanting.get(word) is False:
                tokens.value(word, words, wanting.__contains__)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        found = self.get_command(ctx, word)
        if found is None and not ctx.resilient_parsing:
            raise self.unknown(ctx, word)
        return word, found, args[1:]

    def unknown(self, ctx: click.Context, word: str) -> Wrong:
        raise NotImplementedError


class Root(_Group):
    """`openai`: resources by their names, and the commands of the API's root."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name and (cmd_name in self.app.resources or below(self.app, cmd_name)):
            return Resource(self.app, cmd_name)
        for command in commands(self.app, ""):
            if command.name == cmd_name:
                return Endpoint(self.app, command)
        return tools.find(self.app, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        root = [command.name for command in commands(self.app, "")]
        return [*(name for name in self.app.resources if name), *root]

    def unknown(self, ctx: click.Context, word: str) -> Wrong:
        mark = "@" if word.startswith("@") else ""
        known = [*self.list_commands(ctx), *(f"{mark}{one.name}" for one in OWN)]
        guess = _meant(word.replace(".", ":"), known)
        return Wrong(f"there is no resource {word!r}{guess}")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        helptext.root(self.app, commands(self.app, ""), self.get_params(ctx), formatter)


class Resource(_Group):
    """`openai beta:threads`: the commands of one resource."""

    def __init__(self, app: App, resource: str) -> None:
        super().__init__(app, resource)
        self.resource = resource

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for command in commands(self.app, self.resource):
            if command.name == cmd_name:
                return Endpoint(self.app, command, self.resource)
        return None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [command.name for command in commands(self.app, self.resource)]

    def unknown(self, ctx: click.Context, word: str) -> Wrong:
        meant = f"{self.resource}:{word}"
        if meant in self.app.resources or below(self.app, meant):
            return Wrong(f"{word!r} is no command; did you mean {meant}?")
        known = self.list_commands(ctx)
        guess = _meant(word, known) or self._elsewhere(word)
        if not guess and known:
            guess = f"; it has {', '.join(known)}"
        elif not guess:
            guess = f"; below it are {', '.join(below(self.app, self.resource))}"
        return Wrong(f"{self.resource} has no command {word!r}{guess}")

    def _elsewhere(self, word: str) -> str:
        """Return `; did you mean ...?` where a resource of this name stands below others."""
        like = [
            name for name in self.app.resources if name.endswith(f":{self.resource}")
        ]
        for name in like:
            if any(command.name == word for command in commands(self.app, name)):
                return f"; did you mean {name} {word}?"
        return ""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        known = commands(self.app, self.resource)
        helptext.resource(self.app, self.resource, known, formatter)
        if ctx.meta.get(WHOLE):
            for one in known:
                formatter.write_paragraph()
                page = f"{ctx.command_path} {one.name}"
                helptext.command(
                    page, self.app, one, self.get_params(ctx), formatter, whole=True
                )


class Endpoint(click.Command):
    """`openai beta:threads create`: one operation, its words split by our own rules."""

    def __init__(self, app: App, command: Command, resource: str = "") -> None:
        super().__init__(command.name, params=[*options(app)], add_help_option=False)
        self.app = app
        self.command = command
        self.resource = resource
        self.given: list[tokens.Given] = []

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        flags = {
            name: option
            for option in self.params
            if isinstance(option, click.Option)
            for name in option.opts
        }
        switches = {name: option.is_flag for name, option in flags.items()}
        own = {f"--{flag.name}" for flag in self.command.flags}
        words = tokens.split(
            args, self.command, {k: v for k, v in switches.items() if k not in own}
        )
        for name, text in words.settings:
            option = flags[name]
            value: Any = option.type_cast_value(ctx, text)
            if option.name and option.expose_value:
                ctx.params[option.name] = value
            elif value and option.callback is not None:
                option.callback(ctx, option, value)
        self.given = words.given
        return []

    def invoke(self, ctx: click.Context) -> int:
        from .run import run

        settings = said(self.app, ctx)
        if settings.generate_skeleton:
            from . import inputs
            from .skeleton import skeleton

            told = inputs.told(self.app, self.resource, self.command.name)
            click.echo(skeleton(self.command, ctx.command_path, told))
            return 0
        try:
            return run(self.app, self.command, self.given, settings)
        except BrokenPipeError:
            return _closed()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        helptext.command(
            ctx.command_path,
            self.app,
            self.command,
            self.params,
            formatter,
            whole=ctx.meta.get(WHOLE, False),
        )


def _closed() -> int:
    """Leave quietly: what is still buffered has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141
