"""`@man`: the help as pages for `man`, one of the whole and one of each command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from . import samples, values
from .globals import global_flags
from .groups import commands
from .main import __doc__ as _ends
from .options import Settings
from .own import OWN
from .problems import Wrong
from .tables import App, Command, Flag, holder
from .tools import located, misused

_SPECIAL = {
    "\\": "\\e",
    "-": "\\-",
    "'": "\\(aq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    '"': "\\(dq",
}
_END = re.compile(r"^(\d+)\s+(.+)$", re.MULTILINE)


def work(app: App, words: Sequence[str], settings: Settings, all: bool = False) -> int:
    """Print the page that the words ask for, or write all of them into a folder."""
    if all:
        if words or settings.output in (None, "-"):
            raise misused("@man --all wants no RESOURCE, but --output FOLDER")
        _write(app, Path(str(settings.output)))
        return 0
    page = one(app, *located(app, words)[:2]) if words else whole(app)
    from .show import output

    with output(settings.output) as (out, _):
        out.write(page.encode("ascii"))
    return 0


def _write(app: App, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{app.command}.1").write_text(whole(app), "ascii")
        for name in app.resources:
            for command in commands(app, name):
                path = " ".join(filter(None, (app.command, name, command.name)))
                file = folder / f"{_title(path)}.1"
                file.write_text(one(app, path, command), "ascii")
    except OSError as error:
        raise Wrong(f"--output: {error.filename}: {error.strerror}") from None


def _title(path: str) -> str:
    """Return a page's name; no two commands have the same one."""
    return re.sub("[ :]", ".", path)


def whole(app: App) -> str:
    """Return the page of the whole command line."""
    page = [*_head(app, app.command, app.about.partition(". ")[0])]
    usage = f"{app.command} [GLOBAL FLAGS] RESOURCE COMMAND [FLAGS]"
    page += _section("Synopsis", [escaped(usage)])
    page += _section("Description", _paragraphs(app.about))
    resources = [(name, entry.summary) for name, entry in app.resources.items() if name]
    page += _section("Resources", _listed(resources))
    root = [(c.name, c.summary) for c in commands(app, "")]
    page += _section("Commands", _listed(root))
    beside = [(f"@{own.name} {own.usage}", own.about) for own in OWN]
    page += _section("Beside the API", _listed(beside))
    flags = [
        (", ".join(flag.words) + f" {flag.metavar}".rstrip(), flag.about)
        for flag in global_flags(app)
    ]
    page += _section("Global flags", _listed(flags))
    page += _section("Exit status", _listed(_END.findall(_ends or "")))
    return "\n".join(page) + "\n"


def one(app: App, path: str, command: Command) -> str:
    """Return the page of one command; `path` is how it is called."""
    page = [*_head(app, path, command.summary)]
    page += _section("Synopsis", [escaped(f"{path} [FLAGS]")])
    page += _section("Description", _paragraphs(command.about or command.summary))
    required = [flag for flag in command.flags if flag.required]
    page += _section("Required flags", _flags(required))
    optional = [flag for flag in command.flags if not flag.required]
    page += _section("Flags", _flags(optional))
    example = [".nf", *map(escaped, samples.example(path, command)), ".fi"]
    page += _section("Example", example)
    page += _section("See also", [f".BR {escaped(app.command)} (1)"])
    return "\n".join(page) + "\n"


def _head(app: App, path: str, about: str) -> Iterator[str]:
    version = import_module(app.package).__version__
    title = escaped(_title(path).upper())
    yield f'.TH "{title}" "1" "" "{escaped(f"{app.command} {version}")}"'
    name = escaped(_title(path))
    yield from _section("Name", [f"{name} \\- {escaped(about) or name}"])


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = [*lines]
    return [f".SH {escaped(title.upper())}", *found] if found else []


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.strip():
            yield ".PP"
            yield escaped(paragraph)


def _listed(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, about in entries:
        yield ".TP"
        yield f"\\fB{escaped(name)}\\fR"
        yield escaped(about) or "\\&"


def _flags(flags: Iterable[Flag]) -> Iterator[str]:
    for flag in flags:
        yield ".TP"
        yield f"\\fB{escaped(f'--{flag.name}')}\\fR: {escaped(flag.summary)}"
        yield escaped(flag.about) or "\\&"
        if flag.default:
            yield ".br"
            yield escaped(f"Default: {flag.default}")
        for field in holder(flag.shape).fields:
            yield ".br"
            may = "" if field.required else ", optional"
            said = f"--{flag.name}.{field.name}: {values.wanted(field.shape)}{may}"
            yield escaped(said)


def escaped(text: str) -> str:
    """Return a text as roff has it: one line of ASCII that is never a request."""
    words = ("".join(filter(str.isprintable, word)) for word in text.split())
    line = "".join(
        _SPECIAL.get(c, c) if c.isascii() else f"\\[u{ord(c):04X}]"
        for c in " ".join(words)
    )
    return f"\\&{line}" if line.startswith(".") else line
