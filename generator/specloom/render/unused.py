"""Templates of a user's own folder that nothing uses: mostly, their path is mistyped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import jinja2
from jinja2 import meta

from .. import targets
from ..builtin import builtin_templates
from ..names import nearest
from ..problems import Place, Problem, UsageError, warning
from .assets import FOLDER, THEME, assets

_ENDINGS = frozenset((".jinja", ".jinja2", ".j2"))
_THEMES = frozenset(f"{FOLDER}/{name}" for name in THEME)


def unused(folder: Path) -> Iterator[Problem]:
    """Yield a warning for each template in a folder that takes the place of none.

    Those that others in the folder include, extend or import are used by them, the docs'
    assets are all copied, and other packages' targets have templates too. Where that
    can't be told for certain, nothing is said.
    """
    own = _files(folder)
    known = _files(builtin_templates()) | _THEMES
    odd = _odd(folder, own - {f"{FOLDER}/{name}" for name in assets([folder])}, known)
    if not odd:
        return
    try:
        theirs = {name for each in targets.every() for name in _files(each.templates)}
    except UsageError:  # Whoever uses that target says so.
        return
    used = {other for name in own for other in _references(folder / name) - {name}}
    if None in used:
        return
    for name in _odd(folder, odd, known | theirs):
        if name not in used:
            like = nearest(name, sorted(known | theirs))
            hint = "`specloom templates export DIR` shows what there is"
            yield warning(
                Place((folder / name).as_posix()),
                "this template is used for nothing: there is none of this path to override",
                f"did you mean `{like}`?" if like else hint,
            )


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _odd(folder: Path, names: Iterable[str], known: set[str]) -> list[str]:
    """Return what looks like a template, and isn't known, in order."""
    # Some file systems find `Docs/` by the name of `docs/`.
    found = {name.casefold() for name in known if (folder / name).is_file()}
    endings = _ENDINGS | {PurePosixPath(name).suffix for name in known}
    return [
        name
        for name in sorted(names)
        if name.casefold() not in found
        and not any(part.startswith(".") for part in name.split("/"))
        and (PurePosixPath(name).suffix in endings or f"{name}.jinja" in known)
    ]


def _references(path: Path) -> set[str | None]:
    """Return the templates that one names, with None for what only rendering tells."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
        tree = jinja2.Environment(autoescape=True).parse(text)
    except jinja2.TemplateSyntaxError:
        return set()  # Whoever renders it says so, if anybody does.
    return set(meta.find_referenced_templates(tree))
