"""oneOf and anyOf: which variant a value is, and what becomes of a value that is none."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import MakeThings, Things

PETS = """
Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}
Small: {type: object, required: [a], properties: {a: {type: string}}}
Large: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: integer}}}
Hosted: {type: object, required: [type], properties: {type: {type: string, enum: [search, files]}}}
Own: {type: object, required: [type], properties: {type: {type: string, enum: [own]}}}
"""
EITHER = (
    "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]"
)


def discriminated(mapping: str) -> str:
    return f"{EITHER}, discriminator: {{propertyName: kind{mapping}}}"


@pytest.fixture
def unions(things: MakeThings) -> Things:
    by_name = discriminated(", mapping: {cat: Cat, dog: Dog}")
    by_ref = discriminated(
        ", mapping: {c: '#/components/schemas/Cat', d: '#/components/schemas/Dog', puppy: '#/components/schemas/Dog'}"
    )
    return things(f"""{PETS}
Thing:
  type: object
  properties:
    overlap: {{oneOf: [{{$ref: '#/components/schemas/Small'}}, {{$ref: '#/components/schemas/Large'}}]}}
    reverse: {{anyOf: [{{$ref: '#/components/schemas/Large'}}, {{$ref: '#/components/schemas/Small'}}]}}
    named: {{{by_name}}}
    referred: {{{by_ref}}}
    unmapped: {{{discriminated('')}}}
    items: {{type: array, items: {{{by_name}}}}}
    map: {{type: object, additionalProperties: {{{by_name}}}}}
    beside: {{type: object, required: [id], properties: {{id: {{type: string}}}}, {by_name}}}
    plain: {{type: object, properties: {{id: {{type: string}}}}, oneOf: [{{required: [a], properties: {{a: {{type: string}}}}}}, {{required: [b], properties: {{b: {{type: integer}}}}}}]}}
    either_key: {{type: object, properties: {{a: {{type: string}}, b: {{type: string}}}}, oneOf: [{{required: [a]}}, {{required: [b]}}]}}
    numbered: {{oneOf: [{{properties: {{v: {{const: 1}}, x: {{type: string}}}}, required: [v]}}, {{properties: {{v: {{const: 2}}, y: {{type: string}}}}, required: [v]}}]}}
    scalar: {{oneOf: [{{type: integer}}, {{type: string}}, {{type: boolean}}]}}
    dated: {{anyOf: [{{type: string, format: date}}, {{type: integer}}]}}
    open_enum: {{anyOf: [{{type: string}}, {{type: string, enum: [a, b]}}]}}
    text_or_parts: {{oneOf: [{{type: string}}, {{type: array, items: {{{by_name}}}}}]}}
    choice: {{anyOf: [{{type: string, enum: [none, auto]}}, {{$ref: '#/components/schemas/Hosted'}}, {{$ref: '#/components/schemas/Own'}}]}}
    only: {{oneOf: [{{$ref: '#/components/schemas/Small'}}]}}
    nested: {{oneOf: [{{$ref: '#/components/schemas/CatOrDog'}}, {{$ref: '#/components/schemas/Bird'}}]}}
CatOrDog: {{{by_name}}}
Bird: {{type: object, required: [kind], properties: {{kind: {{const: bird}}, wings: {{type: integer}}}}}}
""")


CAT: dict[str, Any] = {"kind": "cat", "lives": 9}
DOG: dict[str, Any] = {"kind": "dog", "bark": "woof"}
NEW: dict[str, Any] = {"kind": "emu", "legs": 2}


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("overlap", {"a": "x"}, "Small"),
        ("overlap", {"a": "x", "b": 1}, "Large"),
        ("reverse", {"a": "x"}, "Small"),
        ("reverse", {"a": "x", "b": 1}, "Large"),
        ("named", CAT, "Cat"),
        ("named", DOG, "Dog"),
        ("referred", {"kind": "c"}, "Cat"),
        ("referred", {"kind": "puppy"}, "Dog"),
        ("unmapped", {"kind": "Cat"}, "Cat"),
        ("unmapped", {"kind": "Dog"}, "Dog"),
        ("choice", {"type": "files"}, "Hosted"),
        ("choice", {"type": "own"}, "Own"),
        ("only", {"a": "x"}, "Small"),
        ("nested", {"kind": "bird", "wings": 2}, "Bird"),
        ("nested", CAT, "Cat"),
        ("nested", DOG, "Dog"),
    ],
)
def test_the_variant_that_is_meant(
    unions: Things, name: str, value: dict[str, Any], kind: str
) -> None:
    found = getattr(unions.echo(**{name: value}), name)
    assert type(found) is getattr(unions.types, kind)
    assert not found.model_extra


def test_the_tag_counts_and_not_what_would_fit_better(unions: Things) -> None:
    """A cat with a bark is a cat; what doesn't fit is kept."""
    found = unions.read(
        {"named": {"kind": "cat", "bark": "woof", "lives": "many"}}
    ).named
    assert type(found) is unions.types.Cat
    assert (found.bark, found.lives) == ("woof", "many")


@pytest.mark.parametrize("name", ["named", "referred", "unmapped", "beside", "nested"])
def test_an_unknown_tag_is_none_of_the_variants(unions: Things, name: str) -> None:
    found = getattr(unions.read({name: NEW}), name)
    assert type(found).__name__ == "Model"
    assert (found.kind, found.legs) == ("emu", 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("named", {"lives": 9}),
        ("named", {"kind": None}),
        ("named", {"kind": 7, "lives": 9}),
        ("overlap", {}),
        ("overlap", {"b": 1}),
        ("named", "text"),
        ("scalar", 1.5),
        ("scalar", [1]),
        ("scalar", None),
        ("text_or_parts", {"kind": "cat"}),
        ("numbered", {"v": 3, "z": 1}),
        ("plain", {"c": 1}),
    ],
)
def test_what_is_none_of_the_variants_is_kept(
    unions: Things, name: str, value: Any
) -> None:
    unions.read({name: value})


def test_in_arrays_and_maps(unions: Things) -> None:
    found = unions.echo(items=[CAT, DOG], map={"a": DOG}, text_or_parts=[CAT])
    types = unions.types
    assert [type(item) for item in found.items] == [types.Cat, types.Dog]
    assert type(found.map["a"]) is types.Dog
    assert type(found.text_or_parts[0]) is types.Cat
    found = unions.read(
        {"items": [NEW, DOG], "map": {"a": NEW}, "text_or_parts": [NEW]}
    )
    assert [type(item).__name__ for item in found.items] == ["Model", "Dog"]
    assert found.map["a"].legs == found.text_or_parts[0].legs == 2


def test_properties_beside_belong_to_each_variant(unions: Things) -> None:
    found = unions.echo(beside={"id": "i", **CAT}, plain={"id": "i", "b": 1})
    assert (found.beside.id, found.beside.lives) == ("i", 9)
    assert (found.plain.id, found.plain.b) == ("i", 1)
    assert unions.echo(plain={"a": "x"}).plain.a == "x"


def test_variants_that_only_require_are_one_object(unions: Things) -> None:
    found = unions.echo(either_key={"b": "x"})
    assert (found.either_key.a, found.either_key.b) == (None, "x")


def test_constants_tell_apart_without_a_discriminator(unions: Things) -> None:
    found = unions.echo(numbered={"v": 2, "y": "x"}).numbered
    assert (found.v, found.y) == (2, "x")
    assert found.model_extra == {}


def test_a_text_beside_what_constants_tell_apart(unions: Things) -> None:
    assert unions.echo(choice="auto").choice == "auto"
    assert unions.read({"choice": "later"}).choice == "later"


def test_scalars(unions: Things) -> None:
    for value in (5, "5", True, "true"):
        assert repr(unions.echo(scalar=value).scalar) == repr(value)
    assert unions.echo(open_enum="other").open_enum == "other"
    assert unions.echo(dated=5).dated == 5
    assert unions.echo(dated="2020-01-01").dated.year == 2020
    assert unions.read({"dated": "soon"}).dated == "soon"


def test_flags(unions: Things) -> None:
    words = ["--named.kind=cat", "--named.lives=9", "--text-or-parts=hi", "--scalar=5"]
    words += ["--item", "{kind: dog, bark: woof}", "--overlap", "{a: x}"]
    unions.case.wire.answer(json={})
    ran = unions.case.cli("things", "send", *words)
    assert (ran.code, ran.err) == (0, "")
    assert unions.case.wire.json == {
        "named": CAT,
        "text_or_parts": "hi",
        "scalar": 5,
        "items": [DOG],
        "overlap": {"a": "x"},
    }


def test_variants_that_extend_the_union_they_are_in(things: MakeThings) -> None:
    made = things("""
        Pet:
          type: object
          required: [kind]
          properties: {kind: {type: string}, name: {type: string}}
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog'}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
        Thing:
          type: object
          properties:
            pet: {$ref: '#/components/schemas/Pet'}
            cat: {$ref: '#/components/schemas/Cat'}
        """)  # fmt: skip
    cat = {**CAT, "name": "Tom"}
    found = made.echo(pet=cat, cat=cat)
    assert type(found.pet) is type(found.cat) is made.types.Cat
    assert (found.cat.name, found.cat.lives) == ("Tom", 9)
    assert type(made.read({"pet": DOG}).pet) is made.types.Dog
    assert type(made.read({"pet": NEW}).pet).__name__ == "Model"


FAMILY = """
Pet:
  type: object
  description: Any pet.
  required: [kind]
  properties: {kind: {type: string}, name: {type: string}, friend: {$ref: '#/components/schemas/Pet'}}
  discriminator: {propertyName: kind MAPPING}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}
Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {type: object, properties: {weeks: {type: integer}}}]}
Fish: {allOf: [{$ref: '#/components/schemas/Pet'}]}
Thing:
  type: object
  properties:
    pet: {$ref: '#/components/schemas/Pet'}
    pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    cat: {$ref: '#/components/schemas/Cat'}
"""
MAPPING = (
    ", mapping: {cat: Cat, dog: '#/components/schemas/Dog', pup: Puppy, fish: Fish}"
)


@pytest.mark.parametrize(
    ("mapping", "tags"),
    [
        (MAPPING, {"cat": "Cat", "dog": "Dog", "pup": "Puppy", "fish": "PetBase"}),
        ("", {"Cat": "Cat", "Dog": "Dog", "Puppy": "Puppy", "Fish": "PetBase"}),
    ],
    ids=["mapped", "by name"],
)
def test_a_discriminator_without_a_union(
    things: MakeThings, mapping: str, tags: dict[str, str]
) -> None:
    """A schema with a discriminator stands for all that extend it."""
    made = things(FAMILY.replace(" MAPPING", mapping))
    for tag, kind in tags.items():
        value = {"kind": tag, "name": "x", "new": 1}
        found = made.echo(pet=value, pets=[value, {**value, "friend": value}])
        expected = getattr(made.types, kind)
        assert type(found.pet) is type(found.pets[0]) is expected
        assert type(found.pets[1].friend) is expected
        assert found.pet.new == 1
    pup = {"kind": next(t for t, kind in tags.items() if kind == "Puppy"), "weeks": 3}
    assert made.read({"pet": pup}).pet.weeks == 3
    for other in ({"kind": "emu", "legs": 2}, {"name": "x"}, {"kind": None}):
        assert type(made.read({"pet": other}).pet) is made.types.PetBase
    odd = {"kind": next(iter(tags)), "lives": "many"}
    assert type(made.read({"pet": odd}).pet) is made.types.Cat
    assert type(made.read({"cat": {"kind": "x"}}).cat) is made.types.Cat


def test_flags_of_a_family_are_those_of_all_members(things: MakeThings) -> None:
    made = things(FAMILY.replace(" MAPPING", MAPPING))
    made.case.wire.answer(json={})
    words = ["--pet.kind", "pup", "--pet.weeks", "3", "--pet.name", "x"]
    ran = made.case.cli("things", "send", *words)
    assert (ran.code, ran.err) == (0, "")
    assert made.case.wire.json == {"pet": {"kind": "pup", "weeks": 3, "name": "x"}}
