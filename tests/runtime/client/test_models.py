from __future__ import annotations

import json
import warnings
from typing import Annotated, Any, Literal

import pytest

from specloom.runtime.client.body import jsonable
from specloom.runtime.client.decode import from_json, from_plain
from specloom.runtime.client.models import Model, OneOf

from .sample import ImagePart, Nest, Part, Run, RunEvent, TextPart, Thread


def test_unknown_fields_and_null_are_kept() -> None:
    thread = from_json(
        Thread,
        b'{"id":"t","object":"thread","created_at":1,"metadata":null,"class":"c","new":{"a":1}}',
    )
    assert (thread.class_, thread.new) == ("c", {"a": 1})
    assert thread.model_fields_set >= {"metadata", "class_"}
    assert "parent" not in thread.model_fields_set
    assert jsonable(thread) == {
        "id": "t",
        "object": "thread",
        "created_at": 1,
        "metadata": None,
        "class": "c",
        "new": {"a": 1},
    }


def test_an_unknown_value_is_kept_and_the_rest_is_typed() -> None:
    value = {
        "id": "r",
        "status": "paused",
        "parts": [{"type": "text", "text": "x"}],
        "new": 1,
    }
    run = from_json(Run, json.dumps(value).encode())
    assert (type(run), run.status, run.new) == (Run, "paused", 1)
    assert type(run.parts[0]) is TextPart
    assert jsonable(run) == value


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"type": "text", "text": "x"}, TextPart),
        ({"type": "image_file", "url": "u"}, ImagePart),
        ({"type": "image_file", "url": "u", "detail": "huge"}, ImagePart),
        ({"type": "image_file", "url": ["not a string"]}, ImagePart),
        ({"type": "nest", "parts": [{"type": "text", "text": "x"}]}, Nest),
        ({"type": "audio", "url": "u"}, Model),
        ({"type": ["odd"], "url": "u"}, Model),
        ({"text": "no type"}, TextPart),
    ],
)
def test_a_tag_picks_the_class(value: dict[str, Any], kind: type[Model]) -> None:
    part = from_plain(Part, value)
    assert type(part) is kind
    assert jsonable(part) == value


def test_an_unknown_variant_leaves_its_neighbours_typed() -> None:
    value = {
        "type": "nest",
        "parts": [{"type": "new", "a": 1}, {"type": "text", "text": "x"}],
    }
    nest = from_plain(Part, value)
    assert [type(part) for part in nest.parts] == [Model, TextPart]
    assert nest.parts[0].a == 1


def test_unions_beside_other_types() -> None:
    part = {"type": "text", "text": "x"}
    assert (
        type(from_plain(Run, {"id": "r", "status": "done", "part": part}).part)
        is TextPart
    )
    assert (
        from_plain(Run, {"id": "r", "status": "done", "part": "plain"}).part == "plain"
    )
    odd = from_plain(Run, {"id": "r", "status": "done", "part": {"type": "new"}})
    assert type(odd.part) is Model


def test_a_missing_field_is_none() -> None:
    run = from_plain(Run, {"id": "r"})
    assert (run.id, run.status, run.parts) == ("r", None, None)
    assert run.model_fields_set == {"id"}


class Cat(Model):
    kind: str
    lives: int


class Dog(Model):
    kind: str
    tail: Literal["long", "short"]


def test_tags_by_mapping() -> None:
    pet = Annotated[Cat | Dog, OneOf("kind", {"feline": "Cat", "canine": "Dog"})]
    assert type(from_plain(pet, {"kind": "feline", "lives": 9, "tail": "long"})) is Cat
    assert type(from_plain(pet, {"kind": "canine", "tail": "none"})) is Dog
    assert type(from_plain(list[pet], [{"kind": "fish"}])[0]) is Model


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"kind": "feline", "lives": 9}, Cat),
        ({"kind": "canine", "lives": 9}, Dog),
        ({"kind": "avian"}, Model),
        ("none", str),
        ("of later", str),
        (["a"], list),
        (None, type(None)),
        (3.5, float),
    ],
)
def test_tags_beside_what_has_none(value: Any, kind: type) -> None:
    tagged = OneOf("kind", {"feline": "Cat", "canine": "Dog"})
    either = Cat | Dog | Literal["none"] | str | list[str] | None
    for read in (
        from_plain(Annotated[either, tagged], value),
        from_json(Annotated[either, tagged], json.dumps(value).encode()),
    ):
        assert (type(read), jsonable(read)) == (kind, value)


def test_unions_without_a_discriminator() -> None:
    assert type(from_plain(Cat | Dog, {"kind": "x", "tail": "long"})) is Dog
    assert type(from_plain(Cat | Dog, {"kind": "x", "lives": "many"})) is Cat
    assert from_plain(Cat | str, 3) == 3
    assert (
        from_plain(dict[str, Cat], {"a": {"kind": "x", "lives": "?"}})["a"].lives == "?"
    )


def test_events_by_name() -> None:
    event = from_plain(RunEvent, {"event": "thread.run.created", "data": {"id": "r"}})
    assert (event.event, type(event.data)) == ("thread.run.created", Run)


def test_names_that_pydantic_uses_itself() -> None:
    odd = from_plain(Run, {"id": 3, "cls": 1, "self": 2, "_fields_set": [3]})
    assert (odd.cls, odd.self, odd.model_extra["_fields_set"]) == (1, 2, [3])


def test_an_unknown_variant_goes_back_as_it_came_without_a_warning() -> None:
    part = {"type": "hologram", "depth": 3}
    run = from_plain(Run, {"id": "r", "status": "done", "parts": [part]})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run.model_dump(exclude_unset=True)["parts"] == [part]
        assert json.loads(run.model_dump_json(exclude_unset=True))["parts"] == [part]


@pytest.mark.parametrize(
    "odd",
    [
        {"status": "paused"},
        {"status": ["done"]},
        {"parts": [3, None, {"type": "text", "text": {"a": [1]}}]},
        {"parts": "none"},
        {"part": {"type": "nest", "parts": [{"type": "text", "text": 3}]}},
        {"id": None},
    ],
)
def test_values_that_do_not_fit_are_dumped_without_a_warning(
    odd: dict[str, Any],
) -> None:
    value = {"id": "r", "status": "done", **odd}
    run = from_json(Run, json.dumps(value).encode())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run.model_dump(exclude_unset=True, by_alias=True) == value
        assert run.model_dump(mode="json", exclude_unset=True) == value
        assert json.loads(run.model_dump_json(exclude_unset=True)) == value
        assert {**run.model_dump(), **value} == run.model_dump()


def test_who_wants_to_be_warned_can_be() -> None:
    run = from_json(Run, b'{"id": "r", "parts": "none"}')
    with pytest.warns(UserWarning, match="serializer warnings"):
        run.model_dump(warnings=True)
    with pytest.raises(ValueError, match="Pydantic serializer"):
        run.model_dump_json(warnings="error")
