"""Defaults: shown, never sent unless the user says so, and named where they don't fit."""

from __future__ import annotations

import pytest

from .conftest import MakeThings, Things


@pytest.fixture
def defaults(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          required: [needed]
          properties:
            needed: {type: string, default: n}
            fits: {type: integer, default: 5}
            wrong: {type: integer, default: lots}
            text: {type: integer, default: '5'}
            number: {type: string, default: 5}
            day: {type: string, format: date, default: 2020-01-01}
            at: {type: string, format: date-time, default: '2020-01-01T00:00:00Z'}
            infinite: {type: number, default: .inf}
            nan: {type: number, default: .nan}
            object: {type: object, properties: {a: {type: integer, default: 1}}, default: {a: 1}}
            list: {type: array, items: {type: string}, default: [x]}
            unlisted: {enum: [a, b], default: c}
            none: {type: string, default: null}
            huge: {type: integer, default: 1e400}
            agreed: {type: boolean, default: 'yes'}
            hostile: {type: string, default: "\\"'); import os #"}
            named: {$ref: '#/components/schemas/Letter', default: b}
            inherited: {$ref: '#/components/schemas/Letter'}
        Letter: {enum: [a, b], default: a}
        """)


def test_nothing_is_sent_that_was_not_set(defaults: Things) -> None:
    assert defaults.send(needed="x") == {"needed": "x"}
    assert defaults.send(needed="x", object={}) == {"needed": "x", "object": {}}
    defaults.case.wire.answer(json={})
    ran = defaults.case.cli("things", "send", "--needed", "x", "--object", "{}")
    assert (ran.code, ran.err) == (0, "")
    assert defaults.case.wire.json == {"needed": "x", "object": {}}


def test_a_default_does_not_make_up_for_what_is_required(defaults: Things) -> None:
    with pytest.raises(TypeError, match="needed"):
        defaults.send()
    assert defaults.case.cli("things", "send").code == 2


def test_nothing_is_made_up_in_answers(defaults: Things) -> None:
    found = defaults.read({"needed": "x", "object": {}})
    assert found.model_fields_set == {"needed", "object"}
    assert (found.fits, found.day, found.object.a) == (None, None, None)


def test_a_default_can_be_sent(defaults: Things) -> None:
    given = {"needed": "n", "fits": 5, "day": "2020-01-01", "list": ["x"], "named": "b"}
    assert defaults.send(**given) == given


def test_what_does_not_fit_is_named(defaults: Things) -> None:
    said = [
        w.partition(" ")[2].partition(":")[2].strip() for w in defaults.case.warnings
    ]
    assert [text.partition(" does not fit")[0] for text in said] == [
        'the default "lots"',
        'the default "5"',
        "the default 5",
        'the default "c"',
        "the default null",
        "the default Infinity",
        'the default "yes"',
    ]


def test_the_docs_show_them(defaults: Things) -> None:
    page = defaults.case.text("docs/things/send.md")
    for text in ('Default: 5', 'Default: "2020-01-01"', 'Default: "b"', 'Default: "a"'):  # fmt: skip
        assert text in page
    shown = defaults.case.cli("things", "send", "--help").out
    assert '"2020-01-01"' in shown


def test_one_that_does_not_fit_is_not_shown(defaults: Things) -> None:
    page = defaults.case.text("docs/things/send.md")
    shown = defaults.case.cli("things", "send", "--help").out
    for odd in ('"lots"', '"5"', '"c"', '"yes"', "Infinity", "NaN"):
        assert f"Default: {odd}" not in page + shown
