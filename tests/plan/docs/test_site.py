"""Pages, the tree, the guide and the search tell what the surface holds."""

from __future__ import annotations

from collections.abc import Callable

from specloom.plan.docs import MethodPages, method_href, plan_site
from specloom.plan.docs.views import MethodPage
from specloom.plan.surface import Surface

SurfaceOf = Callable[..., Surface]

SHOP = """
servers: [{url: "https://shop.example"}]
security: [{Token: []}]
components:
  securitySchemes: {Token: {type: apiKey, in: header, name: X-Token}}
  schemas:
    Event: {type: object, properties: {data: {type: string}}}
paths:
  /orders:
    post:
      summary: Create order.
      description: |
        Buys things.

        More about it.
      deprecated: true
      x-specloom: {resource: orders, method: index}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                zeta: {type: string}
                alpha: {type: string}
                stream: {type: boolean}
                id: {type: string}
      responses:
        "200":
          description: It worked.
          content:
            application/json: {schema: {type: object, properties: {id: {type: string}}}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}
        default:
          description: It did not.
          content: {application/json: {schema: {type: object, properties: {why: {}}}}}
  /ping:
    get:
      x-specloom: {resource: "", method: ping}
      responses: {"204": {description: Nothing.}}
"""


def pages_of(surface: Surface) -> list[MethodPage]:
    pages = MethodPages(surface)
    return [
        pages.page(resource, method, method_href(resource, method))
        for resource, method in surface.methods()
    ]


def test_a_method_page(surface_of: SurfaceOf) -> None:
    page = pages_of(surface_of(SHOP))[-1]
    assert page.href == "orders/index_"
    assert (page.title, page.verb, page.route) == ("Create order", "POST", "/orders")
    assert page.command == "shop orders index"
    assert page.deprecated
    assert [f.name for f in page.parameters.fields] == [
        "--id",
        "--alpha",
        "--stream",
        "--zeta",
    ]
    assert page.parameters.fields[1].facts == ()
    assert page.events.fields[0].line == "event: object { data }"
    assert page.events_note == "With --stream, server-sent events, one after another."
    assert [answer.label for answer in page.answers] == ["JSON", "Events"]


def test_a_parameter_says_what_a_request_calls_it_where_its_flag_does_not(
    surface_of: SurfaceOf,
) -> None:
    surface = surface_of("""
paths:
  /orders/{order_id}:
    post:
      parameters:
        - {name: order_id, in: path, required: true, schema: {type: string}}
        - {name: X-Trace, in: header, schema: {type: string}}
        - {name: dry, in: query, schema: {type: boolean}}
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {lines: {type: array, items: {}}}}
      responses: {}
  /notes:
    post:
      requestBody: {content: {text/plain: {schema: {type: string}}}}
      responses: {}
""")
    pages = {page.route: page for page in pages_of(surface)}
    shown = {f.name: f.facts for page in pages.values() for f in page.parameters.fields}
    (note,) = (f.facts for f in pages["/notes"].parameters.fields)
    assert note == ("The whole body",)
    assert shown["--order-id"] == ("In the path as order_id",)
    assert shown["--x-trace"] == ("In the headers as X-Trace",)
    assert shown["--line"] == ("In the body as lines",)
    assert shown["--dry"] == ()


def test_the_guide_says_what_a_login_is(surface_of: SurfaceOf) -> None:
    login = SHOP.replace("apiKey, in: header, name: X-Token", "http, scheme: basic")
    sections = {s.anchor: s.text for s in plan_site(surface_of(login)).index.guide}
    assert "`--token user:password`" in sections["authentication"]
    assert 'Shop(token="user:password")' in sections["start"]


def test_the_guide_tells_what_the_description_says(surface_of: SurfaceOf) -> None:
    sections = {s.anchor: s.text for s in plan_site(surface_of(SHOP)).index.guide}
    assert list(sections) == [
        "start",
        "authentication",
        "errors",
        "streaming",
        "connections",
        "command-line",
    ]
    assert "`header X-Token`" in sections["authentication"]
    assert "`object { why }`" in sections["errors"]
    assert "- `shop orders index`" in sections["streaming"]


def test_a_summary_too_long_for_a_title_becomes_the_description(
    surface_of: SurfaceOf,
) -> None:
    long = "Does [this](/docs/this) and that, and " + "more, " * 20 + "and ends."
    text = f"""
paths:
  /things:
    get:
      summary: "{long}"
      x-specloom: {{resource: things, method: list_all}}
      responses: {{"204": {{description: Nothing.}}}}
    put:
      summary: "Puts [things](/docs/things). {long}"
      description: Said.
      x-specloom: {{resource: things, method: put}}
      responses: {{"204": {{description: Nothing.}}}}
"""
    pages = pages_of(surface_of(text))
    assert [(p.title, p.description) for p in pages] == [
        ("List all", long),
        ("Puts things", "Said."),
    ]


def test_what_many_methods_return_is_written_out_once(surface_of: SurfaceOf) -> None:
    def answers(schema: str) -> str:
        return (
            f"{{'200': {{description: x, content: {{a/json: {{schema: {schema}}}}}}}}}"
        )

    pet = "{$ref: '#/components/schemas/Pet'}"
    text = f"""
components:
  schemas: {{Pet: {{type: object, properties: {{id: {{type: string}}}}}}}}
paths:
  /a: {{get: {{responses: {answers(pet)}}}}}
  /b: {{get: {{responses: {answers(pet)}}}}}
  /c: {{get: {{responses: {answers("{type: array, items: " + pet + "}")}}}}}
  /d: {{get: {{responses: {answers("{type: array, items: " + pet + "}")}}}}}
  /e: {{get: {{responses: {answers("{description: Mine., allOf: [" + pet + "]}")}}}}}
""".replace("a/json", "application/json")
    a, b, c, d, e = (page.returns for page in pages_of(surface_of(text)))
    assert a is b
    assert c is d
    assert len({id(section) for section in (a, c, e)}) == 3
    assert a.fields[0].line == "pet: object { id }"
    assert c.fields[0].line == "result: array of object { id }"
    assert e.fields[0].description == "Mine."
