"""Why an output is stale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from specloom.write import Changes, Inputs, reasons
from specloom.write.lock import Lock, Part

INPUTS = Inputs("1.0", {"a.yaml": "aa", "b.yaml": "bb"}, "cc", "tt")
LOCK = Lock({"client": Part(INPUTS, {"x.py": "xx"}), "docs": Part(INPUTS, {})})
CHANGED = Changes(changed=("x.py",))


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        (replace(INPUTS, version="2.0"), "specloom 1.0 became 2.0"),
        (replace(INPUTS, config="dd"), "the configuration changed"),
        (replace(INPUTS, templates=""), "the templates changed"),
        (
            replace(INPUTS, description={"a.yaml": "a2", "b.yaml": "bb"}),
            "the description changed: a.yaml",
        ),
        (
            replace(INPUTS, description={"a.yaml": "aa"}),
            "the description no longer reads b.yaml",
        ),
        (
            replace(INPUTS, description={**INPUTS.description, "c.yaml": "cc"}),
            "the description reads c.yaml now",
        ),
    ],
)
def test_what_changed_is_named(inputs: Inputs, reason: str) -> None:
    assert reasons(LOCK, inputs, CHANGED) == (reason,)
    assert reasons(LOCK, inputs, Changes()) == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (Changes(added=("x.py",)), "x.py was removed"),
        (
            Changes(edited=("x.py", "y.py"), added=(".specloom/base/x.py",)),
            "x.py was edited by hand",
        ),
        (Changes(overwritten=("x.py",)), "x.py was edited by hand"),
        (
            Changes(unmergeable={"x.py": "of this"}),
            "x.py was edited by hand, and can't be merged: of this",
        ),
        (Changes(foreign=("y.py",)), "y.py is not specloom's"),
        (CHANGED, "other targets were asked for, or specloom itself was changed"),
    ],
)
def test_what_was_done_to_the_output_is_named(changes: Changes, reason: str) -> None:
    assert reasons(LOCK, INPUTS, changes) == (reason,)


def test_an_output_may_be_new() -> None:
    new = reasons(Lock(), INPUTS, Changes(added=("x.py",)))
    assert new == ("nothing was generated here before",)
