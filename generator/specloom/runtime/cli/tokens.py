"""The words after a command, in order: flags, inner flags, global flags, positionals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .problems import Wrong, closest, nearest
from .tables import Command, Field, Flag, Shape, holder


class Given(NamedTuple):
    """One use of a flag. `inner` is the field or key that it sets, None for the whole."""

    flag: Flag
    inner: Field | None
    text: str
    label: str


class Words(NamedTuple):
    """What a command line says, in the order said."""

    given: list[Given]
    settings: list[tuple[str, str]]
    """Global flags by name, each with its text; a switch's text is `true`."""


class _Target(NamedTuple):
    flag: Flag | None
    inner: Field | None
    switch: bool


def split(args: Sequence[str], command: Command, settings: Mapping[str, bool]) -> Words:
    """Sort the words of a command line.

    `settings` are the global flags, with their dashes, each with whether it is a switch.
    A flag that wants a value takes the next word, unless that is a flag itself.
    """
    words = Words([], [])
    positionals: list[str] = []
    flags = {f"--{flag.name}": flag for flag in command.flags}
    rest = iter(args)

    def known(word: str) -> bool:
        return "=" not in word and _target(word, flags, settings) is not None

    for word in rest:
        if word == "--":
            positionals += rest
            break
        if word == "-" or not word.startswith("-"):
            positionals.append(word)
            continue
        name, text = _parted(word)
        target = _target(name, flags, settings)
        if target is None:
            raise _unknown(name, command, flags, settings)
        if target.switch:
            text = "true" if text is None else text
        elif text is None:
            text = value(name, rest, known)
        if target.flag is None:
            words.settings.append((name, text))
        else:
            words.given.append(Given(target.flag, target.inner, text, name))
    _place(positionals, command, words.given)
    return words


def value(name: str, rest: Iterator[str], known: Callable[[str], bool]) -> str:
    """Return the next word as a flag's value; one that is a flag was meant as a flag."""
    text = next(rest, None)
    if text is None:
        raise Wrong(f"{name} wants a value")
    if text.startswith("-") and known(text):
        raise Wrong(f"{name} wants a value (for this text write {name}={text})")
    return text


def _parted(word: str) -> tuple[str, str | None]:
    if not word.startswith("--"):
        return (word[:2], word[2:].removeprefix("=")) if word[2:] else (word, None)
    name, equals, text = word.partition("=")
    return name, text if equals else None


def _target(
    name: str, flags: Mapping[str, Flag], settings: Mapping[str, bool]
) -> _Target | None:
    if (flag := flags.get(name)) is not None:
        return _Target(flag, None, flag.shape.kind == "boolean")
    if name in settings:
        return _Target(None, None, settings[name])
    parent, dot, rest = name.partition(".")
    if not dot or not rest or (flag := flags.get(parent)) is None:
        return None
    field = inner(flag.shape, rest)
    return field and _Target(flag, field, field.shape.kind == "boolean")


def inner(shape: Shape, name: str) -> Field | None:
    """Return the field that an inner flag sets: a declared one, or a key of a map."""
    whole = holder(shape)
    for field in whole.fields:
        if name in (field.name, field.also, field.wire):
            return field
    maps = [v for v in (whole, *whole.variants) if v.kind in ("map", "object")]
    values = [v.items for v in maps if v.items is not None]
    return Field(name, name, values[0]) if values else None


def _place(positionals: list[str], command: Command, given: list[Given]) -> None:
    """Give positionals to the path parameters that no flag has given, in path order."""
    named = {use.flag.name for use in given}
    free = [
        flag
        for flag in command.flags
        if flag.place == "path" and flag.name not in named
    ]
    for flag, text in zip(free, positionals, strict=False):
        given.append(Given(flag, None, text, f"--{flag.name}"))
    extra = positionals[len(free) :]
    paths = [flag for flag in command.flags if flag.place == "path"]
    if extra and len(positionals) <= len(paths):
        flag = next(flag for flag in paths if flag.name in named)
        said = f"by its place and as --{flag.name}"
        raise Wrong(f"{flag.wire} is given twice: {said}")
    if extra:
        raise Wrong(f"unexpected argument {extra[0]!r}{_why(extra[0], given)}")


def _why(text: str, given: list[Given]) -> str:
    for use in given:
        switch = (use.inner or use.flag).shape.kind == "boolean"
        if switch and text.lower() in ("true", "false"):
            return f"; did you mean {use.label}={text}?"
        if use.text.startswith("--"):
            return f"; {use.label} took {use.text!r} for its value"
    return ""


def _unknown(
    name: str,
    command: Command,
    flags: Mapping[str, Flag],
    settings: Mapping[str, bool],
) -> Wrong:
    known = [*flags, *settings]
    parent, dot, rest = name.partition(".")
    if dot:
        near = closest(parent, flags)
        inside = holder(flags[near].shape).fields if near else ()
        known = [f"{near}.{field.name}" for field in inside] or known
        if near and near != parent and inner(flags[near].shape, rest):
            known = [f"{near}.{rest}"]
    guess = nearest(name, known) or nearest(name.replace("_", "-"), known)
    return Wrong(f"{command.name} has no flag {name}{guess}")
