"""readOnly and writeOnly: what answers alone hold, and what requests alone hold."""

from __future__ import annotations

import pytest
from typing_extensions import get_type_hints

from .conftest import MakeThings, Things


@pytest.fixture
def sides(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          required: [id, secret, both, inner, named]
          properties:
            id: {type: string, readOnly: true}
            secret: {type: string, writeOnly: true}
            both: {type: string}
            made: {type: string, readOnly: true}
            hint: {type: string, writeOnly: true}
            named: {$ref: '#/components/schemas/Id'}
            wrapped: {allOf: [{$ref: '#/components/schemas/Inner'}], readOnly: true}
            beside: {$ref: '#/components/schemas/Inner', writeOnly: true}
            inner: {$ref: '#/components/schemas/Inner'}
            list: {type: array, items: {$ref: '#/components/schemas/Inner'}}
            map: {type: object, additionalProperties: {$ref: '#/components/schemas/Inner'}}
            merged:
              allOf:
                - {$ref: '#/components/schemas/Inner'}
                - {type: object, properties: {both: {readOnly: true}, more: {type: integer}}}
        Id: {type: string, readOnly: true}
        Inner:
          type: object
          required: [id, secret, both]
          properties:
            id: {type: string, readOnly: true}
            secret: {type: string, writeOnly: true}
            both: {type: string}
        """)


WRITTEN = {"secret": "s", "both": "b"}
READ = {"id": "i", "both": "b"}


def test_requests_hold_what_is_not_read_only(sides: Things) -> None:
    given = {
        **WRITTEN,
        "hint": "h",
        "inner": WRITTEN,
        "beside": WRITTEN,
        "list": [WRITTEN],
        "map": {"k": WRITTEN},
        "merged": {"secret": "s", "more": 1},
    }
    assert sides.send(**given) == given
    for name in ("id", "made", "named", "wrapped"):
        with pytest.raises(TypeError, match=name):
            sides.send(**given, **{name: "x"})


def test_answers_hold_what_is_not_write_only(sides: Things) -> None:
    found = sides.read(
        {
            **READ,
            "made": "m",
            "named": "n",
            "wrapped": READ,
            "inner": READ,
            "list": [READ],
            "map": {"k": READ},
            "merged": {"id": "i", "both": "b", "more": 1},
        }
    )
    inner = sides.types.Inner
    assert all(isinstance(i, inner) for i in (found.inner, found.list_[0], found.map["k"], found.wrapped))  # fmt: skip
    fields = set(sides.types.Thing.model_fields)
    assert {"id", "made", "named", "wrapped"} <= fields
    assert not {"secret", "hint", "beside"} & fields
    assert set(inner.model_fields) == {"id", "both"}
    assert set(type(found.merged).model_fields) == {"id", "both", "more"}


def test_required_counts_on_the_side_that_it_travels(sides: Things) -> None:
    assert get_type_hints(sides.types.InnerParam).keys() == {"secret", "both"}
    assert sides.types.InnerParam.__required_keys__ == {"secret", "both"}
    assert sides.types.Inner.model_fields["id"].is_required()
    with pytest.raises(TypeError, match="secret"):
        sides.send(both="b", inner=WRITTEN)


def test_what_the_server_sends_nevertheless_is_kept(sides: Things) -> None:
    value = {**READ, "secret": "s", "named": "n", "inner": {**READ, "secret": "s"}}
    found = sides.read(value)
    assert found.secret == "s"
    assert found.inner.secret == "s"


def test_a_model_that_was_answered_is_sent_as_it_came(sides: Things) -> None:
    inner = sides.read({**READ, "inner": {**READ, "new": 1}}).inner
    sent = sides.send(**WRITTEN, inner=inner)
    assert sent["inner"] == {**READ, "new": 1}
    sent = sides.send(**WRITTEN, inner=inner.model_dump(exclude={"id"}))
    assert sent["inner"] == {"both": "b", "new": 1}


def test_flags_are_of_what_is_sent(sides: Things) -> None:
    sides.case.wire.answer(json={})
    words = ["--secret=s", "--both=b", "--inner.secret=s", "--inner.both=b"]
    ran = sides.case.cli("things", "send", *words)
    assert (ran.code, ran.err) == (0, "")
    assert sides.case.wire.json == {**WRITTEN, "inner": WRITTEN}
    for flag in ("--id", "--named", "--inner.id", "--wrapped"):
        ran = sides.case.cli("things", "send", *words, flag, "x")
        assert (ran.code, flag in ran.err) == (2, True)


def test_the_docs_tell_both_sides_apart(sides: Things) -> None:
    page = sides.case.text("docs/things/send.md")
    parameters, _, answer = page.partition("## Returns")
    assert "`--secret" in parameters
    assert "`--id" not in parameters
    assert "`--named" not in parameters
    assert "`named: " in answer
    assert "`secret: " not in answer
