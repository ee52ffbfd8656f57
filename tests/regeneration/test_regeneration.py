"""A change of one operation touches what belongs to it, and nothing else: by any edits.

What each kind of edit may touch is told in `rules`. Beside that, for each of them: no
method, parameter or flag is called otherwise than before; files in which nothing changed
are not written; who has only the lock comes to the same bytes; and taking the edit back
gives the first bytes again, the lock's among them.

`make edits` does the same with the descriptions of the corpus.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from specloom.cli import weaving
from specloom.pipeline import Outcome

from .edits import KINDS
from .rules import shown
from .trial import Trial

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/golden/cases"
SPECS = os.environ.get("SPECLOOM_SPECS")
ALL = tuple(KINDS)


def leaked(path: Path, folder: Path, kinds: tuple[str, ...], seed: int) -> list[str]:
    """Return what edits of these kinds changed and had not to, none of them refused."""
    trial = Trial(path, folder)
    found: list[str] = []
    for kind in kinds:
        attempt = trial.attempt(kind, seed)
        if attempt is not None:
            assert not attempt.refused
            found += [f"{kind}: {leak}" for leak in attempt.leaks]
    return found


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        (CASES / "petstore/openapi.yaml", ALL),
        (CASES / "shapes/openapi.yaml", ALL[::4]),
        (CASES / "streams/openapi.yaml", ALL[1::4]),
        (ROOT / "spec/threads.yaml", ALL[2::7]),
    ],
    ids=lambda value: value.parent.name if isinstance(value, Path) else "",
)
def test_an_edit_touches_what_it_is_about(
    path: Path, kinds: tuple[str, ...], tmp_path: Path
) -> None:
    found = leaked(path, tmp_path, kinds, seed=1)
    assert not found, shown(found)


@pytest.mark.skipif(not SPECS, reason="SPECLOOM_SPECS names no folder")
def test_an_edit_of_a_large_description_does_too(tmp_path: Path) -> None:
    path = Path(SPECS or "", "openai.yaml")
    found = leaked(path, tmp_path, ("add property",), seed=1)
    assert not found, shown(found)


# That the rules would find what leaks


EDITED = frozenset({"GET /pets/{pet_id}"})
LEAKS = {
    "changed: petstore/resources/pets.py: Pets.delete": (
        '"""Remove a pet',
        '"""Remove the pet',
    ),
    "changed: petstore/commands/pets.py: command create": (
        'name="idempotency-key"',
        'name="idempotence-key"',
    ),
    "changed: petstore/types/photo.py: Photo": ("class Photo(", "class Photo( "),
    "changed: docs/pets/create.html: navigation": ("Overview</a>", "All</a>"),
    "changed: docs/pets/create.md: head": ("# Add a pet\n", "# Add the pet\n"),
    "changed: docs/llms.txt: entry pets/create": ("[Add a pet]", "[Add the pet]"),
    "changed: docs/search-index.js: pets/create": ('"Add a pet"', '"Add the pet"'),
    "changed: README.md: head": ("## Install", "## Installation"),
    "changed: pyproject.toml: head": ("[project]", "[project]\n"),
    "removed: petstore/types/owner.py: OwnerParam": ("OwnerParam(", "OwnersParam("),
    "added: petstore/types/owner.py: OwnersParam": ("OwnerParam(", "OwnersParam("),
    "in another order: petstore/types/__init__.py": (
        '            "Owner": ".owner",\n            "OwnerAddress": ".owner",\n',
        '            "OwnerAddress": ".owner",\n            "Owner": ".owner",\n',
    ),
    "changed: petstore/resources/pets.py: Pets.update": (
        "\n    @operation\n    def update(",
        "\n\n    @operation\n    def update(",
    ),
}


def test_what_leaks_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a generator changed with one operation what belongs to another one."""
    trial = Trial(CASES / "petstore/openapi.yaml", tmp_path)
    weave = weaving.weave

    def leaky(*arguments: Any) -> Outcome:
        outcome = weave(*arguments)
        sources = [replace(s, text=s.data.decode()) for s in outcome.sources]
        if not any("zz_added" in str(source.text) for source in sources):
            return outcome
        for old, new in LEAKS.values():
            sources = [replace(s, text=str(s.text).replace(old, new)) for s in sources]
        return replace(outcome, files=tuple(sources))

    monkeypatch.setattr(weaving, "weave", leaky)
    kind = "add optional parameter"
    seeds = (s for s in range(99) if trial.edit(kind, s).operations == EDITED)
    attempt = trial.attempt(kind, next(seeds))
    assert attempt is not None
    assert LEAKS.keys() <= {*attempt.leaks}
