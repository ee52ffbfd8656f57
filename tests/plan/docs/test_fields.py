"""Types are written out whole, once, and never without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from specloom.plan.docs import MethodPages
from specloom.plan.docs.fields import NO_PAGES
from specloom.plan.docs.schemas import SchemaPages
from specloom.plan.docs.views import Field, See
from specloom.plan.surface import Surface

SurfaceOf = Callable[..., Surface]


def returns(surface: Surface, pages: Mapping[str, str] = NO_PAGES) -> tuple[Field, ...]:
    resource, method = next(surface.methods())
    return MethodPages(surface, pages).page(resource, method, "things").returns.fields


def lines(fields: tuple[Field, ...], depth: int = 0) -> Iterator[str]:
    for field in fields:
        see = f" -> {field.see.anchor}" if field.see else ""
        yield f"{'  ' * depth}{field.line}{see}"
        yield from lines(field.children, depth + 1)


def operation(schemas: str, answer: str) -> str:
    return f"""
paths:
  /things:
    get:
      responses:
        "200":
          description: Things.
          content: {{application/json: {{schema: {answer}}}}}
components:
  schemas: {schemas}
"""


def test_a_recursive_type_leads_back_to_itself(surface_of: SurfaceOf) -> None:
    text = operation(
        """
    Tree:
      type: object
      required: [id, children]
      properties:
        children: {type: array, items: {$ref: '#/components/schemas/Tree'}}
        id: {type: string}
""",
        "{$ref: '#/components/schemas/Tree'}",
    )
    assert list(lines(returns(surface_of(text)))) == [
        "tree: object { id, children }",
        "  id: string",
        "  children: array of object { id, children } -> returns-tree",
    ]


def test_a_union_that_is_dissolved_in_one_inside_of_it_ends(
    surface_of: SurfaceOf,
) -> None:
    text = operation(
        """
    Truth:
      anyOf:
        - {type: array, items: {$ref: '#/components/schemas/Truth'}}
        - type: array
          items:
            type: object
            required: [value]
            properties:
              value:
                anyOf: [{type: string}, {$ref: '#/components/schemas/Truth'}]
""",
        "{anyOf: [{type: boolean}, {$ref: '#/components/schemas/Truth'}]}",
    )
    surface = surface_of(text)
    seen: list[str] = []
    todo = [*returns(surface)]
    while todo:
        field = todo.pop()
        todo += field.children
        seen += [field.see.anchor] if field.see else []
        assert len(seen) < 20
    assert any(seen)
    page = SchemaPages(surface).page("Truth")
    assert len(list(lines(page.fields.fields))) < 40


def test_a_type_that_comes_up_twice_is_written_out_once(surface_of: SurfaceOf) -> None:
    text = operation(
        """
    Pair:
      type: object
      properties:
        left: {$ref: '#/components/schemas/Leaf'}
        right: {$ref: '#/components/schemas/Leaf'}
    Leaf: {type: object, properties: {size: {type: integer, default: 3}}}
""",
        "{$ref: '#/components/schemas/Pair'}",
    )
    found = returns(surface_of(text))
    assert list(lines(found)) == [
        "pair: object { left, right }",
        "  left: optional object { size }",
        "    size: optional number",
        "  right: optional object { size } -> returns-pair-left",
    ]
    assert found[0].children[1].see == See("Leaf", "returns-pair-left")
    assert found[0].children[0].children[0].facts == ("Default: 3", "Integer")


def test_variants_are_shown_where_they_tell_more(surface_of: SurfaceOf) -> None:
    text = operation(
        "{}",
        """{type: object, properties: {
            plain: {anyOf: [{type: string}, {type: number}]},
            told: {anyOf: [{type: string, title: Name}, {type: object, properties: {a: {}}}]},
            maybe: {anyOf: [{type: object, properties: {b: {}}}, {type: 'null'}]}}}""",
    )
    assert list(lines(returns(surface_of(text)))) == [
        "result: object { maybe, plain, told }",
        "  maybe: optional object { b }",
        "    b: optional any",
        "  plain: optional string or number",
        "  told: optional string or object { a }",
        "    Name: string",
        "    object { a }",
        "      a: optional any",
    ]


def test_values_that_a_line_cuts_are_listed_whole(surface_of: SurfaceOf) -> None:
    text = operation(
        "{Level: {type: string, enum: [a, b, c, d, e]}}",
        """{type: object, properties: {
            levels: {type: array, items: {$ref: '#/components/schemas/Level'}},
            open: {anyOf: [{type: string}, {$ref: '#/components/schemas/Level'}]},
            told: {anyOf: [{type: string, description: Any.},
                           {$ref: '#/components/schemas/Level'}]}}}""",
    )
    whole = ['"a"', '"b"', '"c"', '"d"', '"e"']
    levels, opened, told = returns(surface_of(text))[0].children
    assert levels.summary == 'optional array of "a" or "b" or "c" or 2 more'
    assert [values(field) for field in (levels, opened, told)] == [whole, whole, []]
    assert [values(variant) for variant in told.children] == [[], whole]


def values(field: Field) -> list[str]:
    return [choice.text for choice in field.choices.listed]


def test_a_type_of_very_many_fields_is_cut_at_the_level_that_fits(
    surface_of: SurfaceOf,
) -> None:
    inner = ", ".join(f"f{n}: {{type: string}}" for n in range(20))
    outer = ", ".join(
        f"o{n}: {{type: object, properties: {{{inner}}}}}" for n in range(20)
    )
    schemas = f"{{Wide: {{type: object, properties: {{{outer}}}}}}}"
    text = operation(schemas, "{$ref: '#/components/schemas/Wide'}")
    (result,) = returns(surface_of(text), {"Wide": "schemas/Wide"})
    assert len(result.children) == 20
    assert not any(field.children for field in result.children)
    assert result.children[0].see == See("Wide.o0", "field-o0", "schemas/Wide")


def test_what_no_page_of_its_own_has_is_never_cut(surface_of: SurfaceOf) -> None:
    inner = ", ".join(f"f{n}: {{type: string}}" for n in range(20))
    outer = ", ".join(
        f"o{n}: {{type: object, properties: {{{inner}}}}}" for n in range(20)
    )
    text = operation("{}", f"{{type: object, properties: {{{outer}}}}}")
    (result,) = returns(surface_of(text))
    assert [len(field.children) for field in result.children] == [20] * 20


def test_the_first_level_is_shown_however_long_it_is(surface_of: SurfaceOf) -> None:
    fields = ", ".join(f"f{n}: {{type: string}}" for n in range(500))
    text = operation("{}", f"{{type: object, properties: {{{fields}}}}}")
    assert len(returns(surface_of(text))[0].children) == 500


def test_a_type_that_was_cut_is_written_out_where_it_comes_up_again(
    surface_of: SurfaceOf,
) -> None:
    many = ", ".join(f"f{n}: {{type: string}}" for n in range(150))
    text = operation(
        f"""
    Deep: {{type: object, properties: {{{many}}}}}
    Near: {{type: object, properties: {{a: {{$ref: '#/components/schemas/Wide'}}}}}}
    Wide: {{type: object, properties: {{deep: {{$ref: '#/components/schemas/Deep'}}, {many.replace("f", "w")}}}}}
""",
        """{type: object, properties: {
            near: {$ref: '#/components/schemas/Near'},
            zebra: {$ref: '#/components/schemas/Wide'}}}""",
    )
    pages = {name: f"schemas/{name}" for name in ("Deep", "Near", "Wide")}
    near, zebra = returns(surface_of(text), pages)[0].children
    assert near.children[0].see == See("Wide", "", "schemas/Wide")
    assert near.page == See("Near", "", "schemas/Near")
    assert zebra.page == See("Wide", "", "schemas/Wide")
    assert len(zebra.children) == 151
