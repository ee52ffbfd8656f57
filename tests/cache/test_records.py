"""A run is recalled when nothing that it depends on has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from specloom import cache, fingerprint
from specloom.cache import Record
from specloom.cache.store import Store
from specloom.config import Config
from specloom.memory import NO_NAMES, Names
from specloom.problems import Place, unsupported, warning
from specloom.read import inputs
from specloom.sources import Read
from specloom.write import digest

NAMES = Names({"GET /pets": "pets.list"}, {"X-Pet": "XPet"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("pets.yaml").write_text("openapi: 3.1.0")
    Path("more.yaml").write_text("a: 1")
    Path("mine").mkdir()
    Path("mine/a.jinja").write_text("a")
    return Config(spec="pets.yaml", templates=Path("mine"))


@pytest.fixture
def record(config: Config) -> Record:
    return Record(
        parts={"client": {"pets/a.py": "aa"}, "docs": {"docs/a.md": "bb"}},
        read=tuple(
            Read(name, name, digest(Path(name).read_bytes()))
            for name in ("pets.yaml", "more.yaml")
        ),
        names=NAMES,
        problems=(
            warning(Place("pets.yaml", 3, 4), "odd", "mend it"),
            unsupported(None, "not done"),
        ),
    )


def recall(config: Config, names: Names, store: Store) -> Record | None:
    run = fingerprint.run_digest(config)
    return cache.recall(config, run, names, store, inputs.content)


def remember(
    config: Config, names: Iterable[Names], record: Record, store: Store
) -> None:
    cache.remember(config, fingerprint.run_digest(config), names, record, store)


def test_what_was_remembered_is_recalled(
    config: Config, record: Record, store: Store
) -> None:
    assert recall(config, NO_NAMES, store) is None
    remember(config, [NO_NAMES, NAMES], record, store)
    for names in (NO_NAMES, NAMES):
        assert recall(config, names, store) == record
    assert record.paths == ["pets/a.py", "docs/a.md"]


def written(path: str, text: str) -> Callable[[Config], Config]:
    def change(config: Config) -> Config:
        Path(path).write_text(text)
        return config

    return change


def gone(config: Config) -> Config:
    Path("more.yaml").unlink()
    return config


CHANGES: dict[str, Callable[[Config], Config]] = {
    "the description": written("pets.yaml", "openapi: 3.1.1"),
    "a document it refers to": written("more.yaml", "a: 2"),
    "such a document is gone": gone,
    "a template": written("mine/a.jinja", "b"),
    "another template": written("mine/b.jinja", "b"),
    "a setting": lambda config: replace(config, package="other"),
    "its targets": lambda config: replace(config, targets=("docs",)),
    "its strictness": lambda config: replace(config, strict=True),
}


@pytest.mark.parametrize("what", CHANGES)
def test_another_run_is_not_taken_for_it(
    config: Config, record: Record, store: Store, what: str
) -> None:
    remember(config, [NO_NAMES], record, store)
    assert recall(CHANGES[what](config), NO_NAMES, store) is None


def test_what_does_not_matter_does_not_matter(
    config: Config, record: Record, store: Store
) -> None:
    remember(config, [NO_NAMES], record, store)
    same = replace(config, output=Path("elsewhere"), jobs=7)
    assert recall(same, NO_NAMES, store) == record


def test_other_names_to_keep_make_another_run(
    config: Config, record: Record, store: Store
) -> None:
    remember(config, [NO_NAMES], record, store)
    assert recall(config, NAMES, store) is None


def test_another_specloom_makes_another_run(
    config: Config, record: Record, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(config, [NO_NAMES], record, store)
    monkeypatch.setattr(fingerprint, "__version__", "9")
    assert recall(config, NO_NAMES, store) is None


def test_who_goes_back_finds_what_was_known(
    config: Config, record: Record, store: Store
) -> None:
    remember(config, [NO_NAMES], record, store)
    before = Path("pets.yaml").read_text()
    Path("pets.yaml").write_text("other: branch")
    assert recall(config, NO_NAMES, store) is None
    Path("pets.yaml").write_text(before)
    assert recall(config, NO_NAMES, store) == record


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"parts": {}}', b"\xff"])
def test_nonsense_is_as_good_as_nothing(
    config: Config, record: Record, tmp_path: Path, content: bytes
) -> None:
    store = Store(tmp_path / "cache")
    remember(config, [NO_NAMES], record, store)
    (key,) = (path.name for path in (tmp_path / "cache").iterdir())
    store.put(key, content)
    assert recall(config, NO_NAMES, store) is None


def test_what_cannot_be_looked_at_again_is_not_recalled(
    config: Config, record: Record, store: Store
) -> None:
    for spec in ("https://pets.example.com/a.yaml", "-"):
        away = replace(config, spec=spec)
        read = (Read(spec, spec, "aa"), *record.read)
        remember(away, [NO_NAMES], replace(record, read=read), store)
        assert recall(away, NO_NAMES, store) is None
