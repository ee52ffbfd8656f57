"""Help pages: terse, required flags first, the global ones at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from .own import OWN, Own
from .tables import App, Command, Flag, Shape, holder, shown

_ITEM = re.compile(r"\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_SENTENCE = re.compile(r"(?<=\w\w[.!?])\s+(?=[A-Z])")
_LINE = 100
"""Of what is longer, a list of resources shows the first sentence."""
_MARKED = re.compile(
    r"^(?:Usage:|[A-Z][\w' ]*:$)|(?<=^  )(?:-\w, )?--[\w.-]+(?=[: ])", re.MULTILINE
)
"""What stands out on a terminal: headings and flags."""
_SHOWN = 12
_NAMES = 30
"""Names that are longer have a line of their own."""
_ROOM = 20
VALUES = (
    ("--flag '{a: [1, 2]}'", "lists and objects are YAML or JSON"),
    ("--flag.field VALUE", "one field of an object, or of a list's last item"),
    ("--flag @PATH", "what a file holds; @- is standard input"),
    (r"--flag '\@TEXT'", r"a text with @ first, \\@ is one with \@ first"),
    ("--flag=-VALUE", "a value that looks like a flag"),
    ("COMMAND < FILE", "parameters as YAML or JSON, by the description's names"),
)
"""How values are said."""
_LISTED = 100
"""Of more resources than these, help begins with the first level."""
_SUMMED_UP = 4
"""A flag's summary lists so many values, and no more."""


def root(
    app: App,
    commands: Sequence[Command],
    params: Iterable[click.Parameter],
    page: click.HelpFormatter,
) -> None:
    """Write the page of the whole command line."""
    page.write_usage(app.command, "[GLOBAL FLAGS] RESOURCE COMMAND [FLAGS]")
    _text(page, app.about)
    _list(page, "Resources", list(_resources(app)))
    _list(page, "Commands", [(c.name, c.summary) for c in commands])
    _globals(page, params)
    _list(page, "Values", VALUES)
    helps = (
        (f"{app.command} RESOURCE --help", "the commands of a resource"),
        (f"{app.command} RESOURCE COMMAND --help", "a command's flags"),
        (f"{app.command} RESOURCE COMMAND --help-all", "and their inner flags"),
    )
    _list(page, "Help", helps)
    with page.section("Beside the API"):
        _columns(page, [(f"@{one.name} {one.usage}", one.about) for one in OWN])
        page.write_paragraph()
        page.write_text(
            "The @ may be left out where the API itself has nothing of that name."
        )


def _resources(app: App) -> Iterator[tuple[str, str]]:
    """Yield resources with what they are; of many only the first level, with how many follow."""
    names = [name for name in app.resources if name]
    if len(names) <= _LISTED:
        yield from ((name, _brief(app.resources[name].summary)) for name in names)
        return
    firsts = Counter(name.partition(":")[0] for name in names)
    for first, count in firsts.items():
        entry = app.resources.get(first)
        below = count - 1 if entry else count
        more = f"{below} {'resource' if below == 1 else 'resources'} below"
        said = [_brief(entry.summary)] if entry else []
        yield first, " - ".join([*said, *([more] if below else [])])


def styled(text: str) -> str:
    """Return a page as a terminal shows it."""
    return _MARKED.sub("\x1b[1m\\g<0>\x1b[0m", text)


def _brief(text: str) -> str:
    return text if len(text) <= _LINE else _SENTENCE.split(text, 1)[0]


def own(
    app: App, one: Own, page: click.HelpFormatter, flags: Sequence[Flag] = ()
) -> None:
    """Write the page of a command that is not the API's."""
    page.write_usage(f"{app.command} @{one.name}", one.usage)
    _text(page, f"{one.about[:1].upper()}{one.about[1:]}.")
    details = one.details.replace("{command}", app.command)
    _text(page, details.replace("{prefix}", app.env_prefix))
    _flags(page, "Flags", flags)
    _list(page, "Flags", [(f"--{name}", about) for name, about in one.switches])
    _see(page, app)


def resource(
    app: App, name: str, commands: Sequence[Command], page: click.HelpFormatter
) -> None:
    """Write the page of one resource."""
    page.write_usage(
        f"{app.command} {name}" if commands else f"{app.command} {name}:RESOURCE",
        "COMMAND [FLAGS]",
    )
    said = app.resources[name].summary if commands else ""
    # What isn't described is summed up by its commands, and those are listed below.
    if said and said.partition(",")[0] not in [c.name for c in commands]:
        _text(page, said)
    _list(page, "Commands", [(c.name, c.summary) for c in commands])
    below = [
        (other, _brief(entry.summary))
        for other, entry in app.resources.items()
        if other.startswith(f"{name}:")
    ]
    _list(page, "Resources below", below)
    _see(page, app)


def command(
    path: str,
    app: App,
    command: Command,
    params: Iterable[click.Parameter],
    page: click.HelpFormatter,
    *,
    whole: bool = False,
) -> None:
    """Write the page of one command, with `whole` all that may stand inside its flags."""
    places = [flag for flag in command.flags if flag.place == "path"]
    names = " ".join(f"[{flag.name.upper().replace('-', '_')}]" for flag in places)
    page.write_usage(path, f"{names} [FLAGS]".strip())
    title = command.summary + (" (deprecated)" if command.deprecated else "")
    _text(page, title)
    if command.about and command.about.rstrip(".") != command.summary:
        _text(page, command.about)
    required = [flag for flag in command.flags if flag.required]
    _flags(page, "Required flags", required, whole)
    _flags(page, "Flags", [f for f in command.flags if not f.required], whole)
    _example(page, path, command)
    own = {f"--{flag.name}" for flag in command.flags}
    shared = [param.opts[-1] for param in params]
    _see(page, app, [name for name in shared if name not in own])
    if hidden := [name for name in shared if name in own]:
        _wrapped(page, f"Before RESOURCE only: {', '.join(hidden)}", 2)


def _text(page: click.HelpFormatter, text: str) -> None:
    """Write paragraphs, in which the items of a list keep lines of their own."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        page.write_paragraph()
        with page.indentation():
            for piece in _ITEM.split(paragraph):
                page.write_text(" ".join(piece.split()))


def _list(
    page: click.HelpFormatter, title: str, entries: Sequence[tuple[str, str]]
) -> None:
    if entries:
        with page.section(title):
            _columns(page, entries)


def _columns(page: click.HelpFormatter, entries: Sequence[tuple[str, str]]) -> None:
    """Write names, and beside them what they are; no name in it is broken at a hyphen.

    As click does, which is slow where there are many.
    """
    from textwrap import wrap

    most = min(_NAMES, page.width * 2 // 5)
    left = max((len(name) for name, _ in entries if len(name) <= most), default=most)
    start, gap = " " * page.current_indent, " " * (left + 2)
    room = max(page.width - len(start) - len(gap), _ROOM)
    for name, text in entries:
        lines = (
            [text] if len(text) <= room else wrap(text, room, break_on_hyphens=False)
        )
        if len(name) <= left and text:
            page.write(f"{start}{name:{left}}  {lines.pop(0)}\n")
        else:
            page.write(f"{start}{name}\n")
        for line in filter(None, lines):
            page.write(f"{start}{gap}{line}\n")


def _example(page: click.HelpFormatter, path: str, command: Command) -> None:
    from .samples import example

    with page.section("Example"):
        start = " " * page.current_indent
        for line in example(path, command, page.width - page.current_indent):
            page.write(f"{start}{line}\n")


def _flags(
    page: click.HelpFormatter,
    title: str,
    flags: Sequence[Flag],
    whole: bool = False,
) -> None:
    if not flags:
        return
    with page.section(title):
        for flag in flags:
            _wrapped(page, f"--{flag.name}: {flag.summary}", 4)
            with page.indentation(), page.indentation():
                if flag.about:
                    page.write_text(flag.about)
                values = _values(flag.shape)
                if len(values) > _SUMMED_UP:
                    _wrapped(page, f"One of: {', '.join(values)}", 2)
                if _uploads(flag.shape):
                    page.write_text("A path, or - for stdin.")
                if flag.default:
                    page.write_text(f"Default: {flag.default}")
                if whole:
                    _inner(page, flag)
                    continue
                inner = [f"--{flag.name}.{f.name}" for f in holder(flag.shape).fields]
                if inner:
                    _wrapped(page, f"Also: {_shortened(inner)}", 2)


def _inner(page: click.HelpFormatter, flag: Flag) -> None:
    """Write all inner flags, each with what it takes."""
    from .values import wanted

    whole = holder(flag.shape)
    for field in whole.fields:
        may = "" if field.required else ", optional"
        said = f"--{flag.name}.{field.name}: {wanted(field.shape)}{may}"
        _wrapped(page, said, 4)
    if whole.kind == "map":
        value = wanted(whole.items) if whole.items else "a value"
        _wrapped(page, f"--{flag.name}.KEY: {value}", 4)


def _shortened(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join([*names[:_SHOWN], *([f"{more} more"] if more > 0 else [])])


def _wrapped(page: click.HelpFormatter, text: str, indent: int) -> None:
    """Write names, none of them broken at a hyphen."""
    from textwrap import fill

    start = " " * page.current_indent
    lines = fill(
        text,
        page.width,
        initial_indent=start,
        subsequent_indent=start + " " * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    page.write(f"{lines}\n")


def _globals(page: click.HelpFormatter, params: Iterable[click.Parameter]) -> None:
    records: list[tuple[str, str]] = []
    for param in params:
        if isinstance(param, click.Option):
            metavar = "" if param.is_flag else f" {param.metavar}"
            records.append((", ".join(param.opts) + metavar, param.help or ""))
    _list(page, "Global flags", records)


def _see(page: click.HelpFormatter, app: App, flags: Sequence[str] = ()) -> None:
    names = ", ".join(flags)
    page.write_paragraph()
    told = f"Global flags (see `{app.command} --help`)"
    _wrapped(page, f"{told}: {names}" if names else f"{told} work here too.", 2)


def _uploads(shape: Shape) -> bool:
    inside = (*shape.variants, *([shape.items] if shape.items else []))
    return shape.kind == "file" or any(map(_uploads, inside))


def _values(shape: Shape) -> list[str]:
    """Return the values of an enum, alone or among a union's variants or an array's items."""
    inside = (*shape.variants, *([shape.items] if shape.items else []))
    found = [shown(value) for value in shape.values]
    return found + [value for one in inside for value in _values(one)]
