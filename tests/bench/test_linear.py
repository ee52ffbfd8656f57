from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.linear import main, points, report, shares, slope


def _line(name: str, written: int, seconds: float, *, generated: bool = True) -> str:
    trial = {
        "description": name,
        "generated": generated,
        "written": written,
        "seconds": seconds,
    }
    return json.dumps({"key": name, "trial": trial})


def _results(power: float) -> list[str]:
    sizes = [1_000_000 * number for number in range(1, 41)]
    return [
        _line("start", 1, 0.5),
        *(_line(str(n), n, 0.5 + (n / 1e6) ** power) for n in sizes),
    ]


@pytest.mark.parametrize("power", [1.0, 2.0])
def test_the_power_is_found_beyond_what_starting_takes(power: float) -> None:
    found, start = points(_results(power), "written")
    assert start == 0.5
    assert slope(found) == pytest.approx(power)


def test_seconds_of_work_count_where_they_are_known() -> None:
    line = json.loads(_line("b", 20, 9.0))
    line["trial"]["cpu"] = 3.0
    found, _ = points([_line("a", 10, 1.0), json.dumps(line)], "written")
    assert [point.seconds for point in found] == [0.0, 2.0]


def test_failures_and_lines_cut_off_are_left_out_and_the_last_trial_counts() -> None:
    lines = [
        _line("a", 10, 9.0),
        _line("b", 20, 2.0),
        _line("a", 10, 1.0),
        _line("c", 10, 1.0, generated=False),
        _line("d", 0, 1.0),
        '{"key": "e", "tri',
    ]
    found, start = points(lines, "written")
    assert start == 1.0
    assert [(point.name, point.seconds) for point in found] == [("a", 0.0), ("b", 1.0)]


def test_shares_are_equal_and_hold_everything() -> None:
    found, _ = points(_results(1), "written")
    parts = shares(found, 4)
    assert [len(part) for part in parts] == [10, 10, 11, 10]
    assert [point for part in parts for point in part] == found
    assert len(shares(found[:2], 4)) == 2


def test_the_report_tells_the_cost_of_each_share() -> None:
    found, start = points(_results(1), "written")
    text = report(found, start, "written")
    assert "| 4 | 38.50 | 39.0 | 1.00 |" in text
    assert "grows with the power 1.00 of MB written" in text


def test_too_few_results_are_told(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    file.write_text(_line("a", 10, 1.0))
    with pytest.raises(SystemExit, match="too few"):
        main([str(file)])
