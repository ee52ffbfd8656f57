"""What each command does, as a result to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..addresses import public
from ..config import Config
from ..memory import NO_NAMES
from ..pipeline import Watch, plan
from ..plan.surface import Surface
from ..write import names_in, write_new
from .report import Result, count, flaws, status, timings
from .request import Request
from .runs import each


def validate(asked: Request) -> Result:
    """Tell every problem of a description."""
    return each(asked, lambda config: _validate(asked, config))


def inspect(asked: Request, *, rename: bool) -> Result:
    """Tell where every operation is placed."""
    return each(asked, lambda config: _inspect(asked, config, rename=rename))


def _validate(asked: Request, config: Config) -> Result:
    watch = Watch(status(asked))
    planned = plan(config, watch)
    found = flaws(planned.problems) if planned.problems else "no problems"
    return Result(
        notes=timings(asked, watch.seconds),
        summary=f"{public(config.spec or '')}: {found}",
        problems=planned.problems,
    )


def _inspect(asked: Request, config: Config, *, rename: bool) -> Result:
    watch = Watch(status(asked))
    names = NO_NAMES if rename else names_in(config.output)
    planned = plan(config, watch, names)
    placed = [
        (".".join((*resource.path, method.name)), method.operation)
        for resource, method in planned.surface.methods()
    ]
    webhooks = _webhooks(planned.surface)
    told = [(name, f"{op.verb} {op.path}") for name, op in placed]
    told += [(name, f"webhook {said}") for name, said in webhooks]
    width = max((len(name) for name, _ in told), default=0)
    return Result(
        lines=tuple(f"{name:<{width}}  {said}" for name, said in told),
        notes=(*_displaced(planned.surface.gave_way), *timings(asked, watch.seconds)),
        problems=(*config.origin.warnings, *planned.problems),
        data={
            "methods": [
                {"name": name, "verb": op.verb, "path": op.path} for name, op in placed
            ],
            "webhooks": [{"name": name, "webhook": said} for name, said in webhooks],
        },
    )


def _webhooks(surface: Surface) -> list[tuple[str, str]]:
    """Return webhooks by what `include` and `exclude` call them, with their own names."""
    found = surface.webhooks
    events = found.events if found else ()
    prefix = found.dotted if found else ""
    return [(f"{prefix}.{event.name}", event.webhook.name) for event in events]


def export_templates(folder: Path, *, force: bool) -> Result:
    """Copy the built-in templates."""
    from ..render.engine import builtin_sources

    sources = builtin_sources()
    write_new(sources, folder, force=force)
    return Result(
        summary=f"copied {count(len(sources), 'template')} to {folder.as_posix()}",
        data={"files": [source.path for source in sources]},
    )


def _displaced(names: Sequence[str]) -> tuple[str, ...]:
    """Return a line about methods whose better name another one has."""
    if not names:
        return ()
    listed = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
    told = count(len(names), "method") + " gave way to others of the same name"
    return (f"{told}: {listed}; `resources` in the configuration can name them",)
