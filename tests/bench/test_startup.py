from __future__ import annotations

import pytest
from bench.startup import OURS, Goal, measure


def test_a_goal_is_a_ratio_or_a_difference() -> None:
    assert Goal("a", "", "", 1.3).reached(0.6, 0.5).split() == ["1.20x", "1.30x"]
    more = Goal("a", "", "", more=0.15).reached(0.6, 0.5)
    assert more.split() == ["+0.100", "s", "0.15", "s"]


def test_programs_and_their_base_run_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr("bench.startup.ROUNDS", 2)

    def seconds(program: str, _folder: object) -> float:
        ran.append(program)
        return {"p": 2.0, "b": 1.0}[program]

    monkeypatch.setattr("bench.startup.seconds", seconds)
    assert measure(Goal("", "p", "b", 1)) == (2.0, 1.0)
    assert ran == ["p", "b", "p", "b", "p", "b"]


@pytest.mark.parametrize("goal", OURS, ids=lambda goal: goal.name)
def test_our_own_programs_run(goal: Goal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.startup.ROUNDS", 1)
    own, base = measure(goal)
    assert own > 0
    assert base > 0
