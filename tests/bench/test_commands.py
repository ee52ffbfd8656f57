from __future__ import annotations

from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from bench.commands import described, goals, grown, lines, program, served


@pytest.mark.parametrize("size", [1, 18, 30])
def test_a_made_up_api_has_so_many_operations(size: int) -> None:
    paths = described(size)["paths"]
    verbs = [verb for path in paths.values() for verb in path if verb != "parameters"]
    assert len(verbs) == size


def test_a_server_answers_with_an_object() -> None:
    with served() as url, urlopen(f"{url}/x", timeout=10) as answer:
        assert answer.read() == b'{"object": "list", "data": []}'
        asked = Request(f"{url}/x", b"{}", {"Content-Type": "application/json"})
        assert urlopen(asked, timeout=10).status == 200


def test_a_request_is_no_slower_than_what_it_needs_alone() -> None:
    assert [(goal.base, goal.many) for goal in goals("http://a")] == [
        ("import click", 1.6),
        ("import click", 2),
        ("import click, httpx2", 2),
        ("import click, httpx2", 2),
        ("import click", 1),
    ]
    assert "acme.cli" in program("acme", ["--help"])


def test_sizes_are_shown_beside_the_smallest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bench.commands.ROUNDS", 1)
    with served() as url:
        head, small, large = grown(tmp_path, (7, 14), url)
        assert all(line.name in head for line in lines(url))
    assert (small.split()[0], large.split()[0]) == ("7", "14")
    assert small.count(" 1.00x") == len(lines("")) == large.count("x")
