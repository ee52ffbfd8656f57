"""Templates: the built-in ones, some of them overridden from a user's folder."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from ..builtin import builtin_templates
from ..literals import comment, docstring, literal, toml
from ..problems import Place, UsageError, error
from ..sources import Source
from .assets import copied
from .compiled import Compiled
from .pieces import Draft, Values

_SPECIAL: Final = re.compile(r"""[&<>'"]""")


def builtin_sources() -> list[Source]:
    """Return every built-in template as a file to copy."""
    folder = builtin_templates()
    return [
        Source(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


class Templates:
    """Renders templates by name (`client/resource.py.jinja`).

    A file in the `override` folder takes the place of the built-in one of that name, or
    of the one in `more`, which holds those of another package's target. By a name that
    begins with `specloom/`, the built-in one can still be had, to extend it.
    A mistake in such a file is a UsageError with its line; one in a built-in template
    is a bug and passes through.
    """

    def __init__(self, override: Path | None = None, more: Path | None = None) -> None:
        if override is not None and not override.is_dir():
            raise UsageError(
                error(
                    Place(override.as_posix()),
                    "there is no such folder of templates",
                    "`specloom templates export DIR` makes one",
                )
            )
        self._override = override
        builtin = builtin_templates()
        folders = [each for each in (override, more, builtin) if each]
        self._loader = jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader(folders),
                jinja2.PrefixLoader({"specloom": jinja2.FileSystemLoader(builtin)}),
            ]
        )
        are_ours = override is None and more is None
        self._environment = _Environment(
            loader=self._loader,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=Compiled(Path(__file__), kept=are_ours),
            autoescape=_is_html,
        )
        if are_ours:
            # Ours read nothing but attributes, hundreds of thousands of them. Templates
            # of others may mean a mapping's item too, or nothing at all.
            self._environment.getattr = getattr  # type: ignore[method-assign, assignment]
        self._environment.filters.update(
            literal=literal, docstring=docstring, comment=comment, toml=toml
        )

    def add_filters(self, **filters: Callable[..., object]) -> None:
        """Let templates use more filters, beside those for Python."""
        self._environment.filters.update(filters)

    def render(self, name: str, /, **values: object) -> str:
        """Return the text of a template filled with values; a missing value is an error."""
        try:
            return self._environment.get_template(name).render(values)
        except Exception as problem:
            if (place := self._mistake(problem)) is not None:
                raise UsageError(
                    error(place, str(problem) or type(problem).__name__)
                ) from problem
            raise

    def draft(self, path: str, name: str, /, **values: object) -> Draft:
        """Return a file to be rendered from a template and nothing but these values."""
        return Draft(path, Values(name, values), partial(self.render, name, **values))

    @property
    def are_overridden(self) -> bool:
        """Whether some may be the user's own, which may show whatever they are given."""
        return self._override is not None

    def assets(self) -> dict[str, bytes]:
        """Return what is copied beside the pages of the docs, a user's own files too."""
        own = (self._override,) if self._override else ()
        return copied((builtin_templates(), *own))

    def _mistake(self, problem: Exception) -> Place | None:
        """Return where a user's own template went wrong, None when it is not at fault."""
        if self._override is None:
            return None
        if isinstance(problem, jinja2.TemplateSyntaxError):
            file, line = problem.filename or "", problem.lineno
        else:
            deepest = traceback.extract_tb(problem.__traceback__)
            ours = [frame for frame in deepest if frame.filename.endswith(".jinja")]
            if not ours:
                return None
            file, line = ours[-1].filename, ours[-1].lineno or 1
        if not Path(file).is_relative_to(self._override):
            return None
        return Place(Path(file).as_posix(), line)


class _Generator(CodeGenerator):
    """Lets templates escape as the environment does."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.escape")


class _Environment(jinja2.Environment):
    """Escapes only what has something to escape, and saves making a `Markup` of the rest.

    What templates print are hundreds of thousands of texts, most of them plain.
    """

    code_generator_class = _Generator

    @staticmethod
    def escape(value: object) -> str:
        """Return a value as HTML."""
        if type(value) is str and not _SPECIAL.search(value):
            return value
        return value if type(value) is Markup else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """Return what a template knows beside its values.

        In one mapping: it is copied for each text, and jinja2's copies slowly, for the
        sake of what is added to an environment in use.
        """
        return {**self.globals, **(d or {})}


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html.jinja")
