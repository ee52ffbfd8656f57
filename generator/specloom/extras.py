"""What a run takes from beside its surface: the changelog, and the description whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from . import deep
from .config import Config
from .problems import Place, UsageError, error
from .sources import Read
from .weave import Beside

if TYPE_CHECKING:
    from .plan.surface import Surface
    from .read import Description
    from .read.prose import Prose


def taken_beside(
    description: Description, surface: Surface, config: Config
) -> tuple[Beside, tuple[Read, ...]]:
    """Return what is taken from beside a surface, and what was read for it.

    Raises UsageError for a changelog that isn't there, or can't be read.
    """
    whole = partial(_bundled, description)
    if "docs" not in config.targets:
        return Beside(description=whole), ()
    from .plan.docs import Extras, offers_description

    changes, read = _changelog(config)
    name = _name(description) if offers_description(surface, config) else ""
    return (
        Beside(
            description=whole,
            extras=Extras(changelog=changes.text if changes else "", download=name),
            download=partial(_download, description),
        ),
        read,
    )


def _changelog(config: Config) -> tuple[Prose | None, tuple[Read, ...]]:
    if config.changelog is None:
        return None, ()
    from .read.prose import read_prose

    name = config.changelog.as_posix()
    found = read_prose(config.changelog)
    if found is None:
        place = config.place_of("changelog") or Place(name)
        hint = f"begin it with `specloom diff OLD NEW --changelog {name}`"
        raise UsageError(error(place, f"there is no file {name}", hint))
    return found, (Read(name, name, found.digest),)


def _bundled(description: Description) -> Any:
    from .read.bundle import bundled

    return deep.call(lambda: bundled(description))


def _name(description: Description) -> str:
    """Return what a description is called where it can be downloaded."""
    entry = description.root.document
    is_yaml = _is_copied(description) and not entry.is_json
    return "openapi.yaml" if is_yaml else "openapi.json"


def _is_copied(description: Description) -> bool:
    """True for a description of one document, which is offered as it was written."""
    return len(description.documents) == 1 and not description.overlays


def _download(description: Description) -> bytes:
    """Return the description to be downloaded, in one document."""
    if _is_copied(description):
        return description.root.document.data
    from .render.beside import as_json

    return deep.call(lambda: as_json(_bundled(description)))
