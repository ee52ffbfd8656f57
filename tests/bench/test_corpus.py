from __future__ import annotations

from pathlib import Path

from bench.corpus.corpus import choose, fetch


def _descriptions(folder: Path) -> Path:
    api = folder / "package" / "api"
    for size in range(1, 11):
        path = api / f"{'even' if size % 2 == 0 else 'odd'}.com" / f"{size}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * size)
    return api


def test_a_sample_is_spread_over_all_sizes(tmp_path: Path) -> None:
    chosen = choose(_descriptions(tmp_path), sample=4, pattern="*", max_size=0)
    assert [path.stem for path in chosen] == ["1", "4", "7", "10"]


def test_names_and_sizes_narrow_the_choice(tmp_path: Path) -> None:
    chosen = choose(_descriptions(tmp_path), sample=0, pattern="odd*", max_size=6)
    assert [path.stem for path in chosen] == ["1", "3", "5"]


def test_what_is_there_is_not_fetched_again(tmp_path: Path) -> None:
    api = _descriptions(tmp_path)
    assert fetch(tmp_path) == api
