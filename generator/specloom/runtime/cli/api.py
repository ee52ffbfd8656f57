"""`@api METHOD PATH`: the raw way out, for what the description does not have yet.

A request to a path that an operation has goes as that operation's does: with its security,
its server and its constant headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote

import click

from .groups import Endpoint, commands
from .options import said
from .problems import Wrong
from .tables import App, Command, Flag, Shape
from .tokens import Given

_ANY = Shape("any")
_LISTED = Shape("array", items=Shape("string"))
_METHOD = Flag("method", "METHOD", "path", Shape("string"), "such as GET", "")
_PATH = Flag("path", "PATH", "path", Shape("string"), "below the base URL", "")
_DATA = Flag("data", "", "whole-body", _ANY, "the body, as YAML, JSON or @path")
_FIELD = Flag(
    "field",
    "field",
    "body",
    _LISTED,
    "NAME=VALUE of the body, or of the query where there is none; repeatable",
)
_HEADER = Flag("header", "header", "header", _LISTED, "'NAME: VALUE'; repeatable")
_ASKED = Command(
    "@api", "", "", "Send any request", flags=(_METHOD, _PATH, _DATA, _FIELD, _HEADER)
)
_BODILESS = frozenset(("GET", "HEAD", "DELETE", "OPTIONS"))
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_SAFE = "/?&=%:@!$'()*+,;[]~"


class Request(NamedTuple):
    """What is to be sent, as a command of its own with its arguments."""

    command: Command
    given: list[Given]


class Raw(Endpoint):
    """`@api`: becomes the command that its words ask for."""

    def __init__(self, app: App) -> None:
        super().__init__(app, _ASKED)

    def invoke(self, ctx: click.Context) -> int:
        settings = said(self.app, ctx)
        if settings.generate_skeleton:
            raise Wrong("--generate-skeleton is for the commands of resources")
        flagged = settings.credentials
        schemes = [c.scheme for c in self.app.credentials if c.name in flagged]
        self.command, self.given = request(
            self.app, self.given, tuple(dict.fromkeys(schemes))
        )
        return super().invoke(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from .helptext import own
        from .own import named

        if found := named("api"):
            own(self.app, found, formatter, _ASKED.flags[2:])


def request(app: App, given: list[Given], schemes: tuple[str, ...]) -> Request:
    """Return the request that words ask for, with some schemes if any are named."""
    verb, path = _line(given)
    like = matching(app, verb, path)
    bodiless = verb in _BODILESS
    known = {flag.wire: flag for flag in like.flags} if like else {}
    uses = [*_fields(given, known, "query" if bodiless else "body"), *_headers(given)]
    whole = [use for use in given if use.flag is _DATA]
    in_body = any(use.flag.place == "body" for use in uses)
    if whole and in_body:
        raise Wrong("give --data or --field, not both")
    flags = list(dict.fromkeys(use.flag for use in uses))
    if whole or not (bodiless or in_body):
        shape = next((f.shape for f in known.values() if f.place == "whole-body"), _ANY)
        # No key of piped data has this name.
        data = _DATA._replace(name="--data", shape=shape)
        flags.append(data)
        uses += (use._replace(flag=data) for use in whole)
    command = Command(
        "@api",
        verb,
        path,
        "",
        flags=tuple(flags),
        body=like.body if like and like.body != "none" else "json",
        extra=True,
        result="any",
    )
    if like:
        result = like.result if like.result in ("binary", "lines", "text") else "any"
        command = command._replace(
            constants=tuple(c for c in like.constants if c.place == "header"),
            media_type=like.media_type,
            parts=like.parts,
            security=like.security,
            server=like.server,
            result=result,
            accept=like.accept,
        )
    return Request(command._replace(security=(schemes,)) if schemes else command, uses)


def _line(given: list[Given]) -> tuple[str, str]:
    texts = {use.flag.name: use.text for use in given}
    if "method" not in texts or "path" not in texts:
        raise Wrong("give METHOD and PATH, such as GET /path")
    verb, path = texts["method"].upper(), texts["path"].partition("#")[0]
    if not _NAME.fullmatch(verb):
        raise Wrong(f"{texts['method']!r} is no HTTP method")
    if not path.startswith(("/", "http://", "https://")):
        path = f"/{path}"
    return verb, quote(path, safe=_SAFE)


def _fields(given: list[Given], known: dict[str, Flag], place: Any) -> Iterator[Given]:
    """Yield the fields as flags of their own, of the kind that the description says."""
    for use in given:
        if use.flag is _FIELD:
            name, equals, text = use.text.partition("=")
            if not equals or not name:
                raise Wrong(f"--field wants NAME=VALUE, not {use.text!r}")
            like = known.get(name)
            shape = like.shape if like else _ANY
            streams = like.streams if like else False
            flag = Flag(name, name, place, shape, "", streams=streams)
            yield Given(flag, None, text, f"--field {name}")


def _headers(given: list[Given]) -> Iterator[Given]:
    for use in given:
        if use.flag is _HEADER:
            name, colon, text = use.text.partition(":")
            if not colon or not _NAME.fullmatch(name):
                raise Wrong(f"--header wants 'NAME: VALUE', not {use.text!r}")
            flag = Flag(f"header {name}", name, "header", Shape("string"), "")
            yield Given(flag, None, text.strip(), f"--header {name}")


def matching(app: App, verb: str, path: str) -> Command | None:
    """Return the operation that has the method and path, the most exact one of several."""
    plain, _, query = path.partition("?")
    asked = set(parse_qsl(query, keep_blank_values=True))
    found: list[tuple[int, int, Command]] = []
    for name in app.resources:
        for command in commands(app, name):
            template, _, constant = command.path.partition("?")
            constants = {*parse_qsl(constant, keep_blank_values=True)}
            pieces = re.split(r"\{[^}]*\}", template)
            pattern = "[^/]+".join(map(re.escape, pieces))
            right = command.verb == verb and constants <= asked
            if right and re.fullmatch(pattern, plain):
                found.append((len(pieces), -len(constants), command))
    return min(found, key=lambda one: one[:2])[2] if found else None
