"""Pages, the tree, the guide and the search tell what the surface holds."""

from __future__ import annotations

from collections.abc import Callable

from specloom.plan.docs import plan_docs
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


def test_a_method_page(surface_of: SurfaceOf) -> None:
    page = plan_docs(surface_of(SHOP)).methods[-1]
    assert page.href == "orders/index_"
    assert (page.title, page.verb, page.route) == ("Create order", "POST", "/orders")
    assert page.command == "shop orders index"
    assert page.deprecated
    assert [f.name for f in page.parameters] == [
        "--id",
        "--alpha",
        "--stream",
        "--zeta",
    ]
    assert page.parameters[1].facts == ()
    assert page.events[0].line == "event: object { data }"
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
    pages = {page.route: page for page in plan_docs(surface).methods}
    shown = {f.name: f.facts for page in pages.values() for f in page.parameters}
    (note,) = (f.facts for f in pages["/notes"].parameters)
    assert note == ("The whole body",)
    assert shown["--order-id"] == ("In the path as order_id",)
    assert shown["--x-trace"] == ("In the headers as X-Trace",)
    assert shown["--line"] == ("In the body as lines",)
    assert shown["--dry"] == ()


def test_the_guide_says_what_a_login_is(surface_of: SurfaceOf) -> None:
    login = SHOP.replace("apiKey, in: header, name: X-Token", "http, scheme: basic")
    sections = {s.anchor: s.text for s in plan_docs(surface_of(login)).index.sections}
    assert "`--token user:password`" in sections["authentication"]
    assert 'Shop(token="user:password")' in sections["start"]


def test_the_guide_tells_what_the_description_says(surface_of: SurfaceOf) -> None:
    sections = {s.anchor: s.text for s in plan_docs(surface_of(SHOP)).index.sections}
    assert list(sections) == ["start", "authentication", "errors", "streaming"]
    assert "`header X-Token`" in sections["authentication"]
    assert "`object { why }`" in sections["errors"]
    assert "- `shop orders index`" in sections["streaming"]


def test_the_search_knows_pages_flags_and_fields(surface_of: SurfaceOf) -> None:
    hits = plan_docs(surface_of(SHOP)).hits
    found = {(hit.title, hit.anchor) for hit in hits}
    assert ("Create order", "") in found
    assert ("--zeta", "parameters-zeta") in found
    assert ("id", "returns-result-id") in found
    assert all("More about it" not in hit.text for hit in hits)


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
    pages = plan_docs(surface_of(text)).methods
    assert [(p.title, p.description) for p in pages] == [
        ("List all", long),
        ("Puts things", "Said."),
    ]
