"""How the next page is found, told from a list's parameters and answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.plan.surface import Method, Surface

Plan = Callable[..., Surface]

STRING = "{type: string}"
NUMBER = "{type: integer}"


@pytest.fixture
def listing(plan_surface: Plan) -> Callable[..., Method]:
    """Return a function from query parameters and an answer to the method of a list."""

    def planned(
        params: dict[str, str], answer: str, more: str = "", **settings: Any
    ) -> Method:
        listed = ", ".join(
            f"{{name: {name}, in: query, schema: {schema}}}"
            for name, schema in params.items()
        )
        surface = plan_surface(
            f"""
            paths:
              /things:
                get:
                  {more or "deprecated: false"}
                  parameters: [{listed}]
                  responses:
                    '200':
                      description: d
                      headers: {{{"Link: {schema: {type: string}}" if "linked" in more else ""}}}
                      content: {{application/json: {{schema: {answer}}}}}
            """,
            **settings,
        )
        (found,) = (m for _, m in surface.methods())
        return found

    return planned


Listing = Callable[..., Method]


def envelope(**fields: str) -> str:
    told = ", ".join(f"{name}: {schema}" for name, schema in fields.items())
    return f"{{type: object, properties: {{{told}}}}}"


ITEMS = "{type: array, items: {type: string}}"
NULLABLE = "{type: [string, 'null']}"
BOOL = "{type: boolean}"


@pytest.mark.parametrize(
    ("params", "answer", "expected"),
    [
        ({"after": STRING}, envelope(data=ITEMS, last_id=NULLABLE, has_more=BOOL), ("cursor", "data", "after", "last_id", "has_more")),
        ({"after": STRING}, envelope(data=ITEMS, has_more=BOOL), ("cursor", "data", "after", "", "has_more")),
        ({"starting_after": STRING}, envelope(data=ITEMS, has_more=BOOL), ("cursor", "data", "starting_after", "", "has_more")),
        ({"cursor": STRING}, envelope(items=ITEMS, next_cursor=STRING), ("token", "items", "cursor", "next_cursor", "")),
        ({"page_token": STRING}, envelope(things=ITEMS, next_page_token=STRING), ("token", "things", "page_token", "next_page_token", "")),
        ({"pageToken": STRING}, envelope(things=ITEMS, nextPageToken=STRING), ("token", "things", "pageToken", "nextPageToken", "")),
        ({"page": STRING}, envelope(data=ITEMS, next_page=NULLABLE), ("token", "data", "page", "next_page", "")),
        ({"page": NUMBER}, envelope(results=ITEMS, next=NULLABLE), ("next-url", "results", "", "next", "")),
        ({"page": NUMBER, "per_page": NUMBER}, envelope(items=ITEMS), ("page", "items", "page", "", "")),
        ({"page": NUMBER}, ITEMS, ("page", "", "page", "", "")),
        ({"offset": NUMBER, "limit": NUMBER}, envelope(data=ITEMS), ("offset", "data", "offset", "", "")),
        ({"skip": NUMBER}, ITEMS, ("offset", "", "skip", "", "")),
    ],
)  # fmt: skip
def test_inferred(
    listing: Listing,
    params: dict[str, str],
    answer: str,
    expected: tuple[str, str, str, str, str],
) -> None:
    method = listing(params, answer)
    pages = method.result.pagination
    assert method.result.kind == "pages"
    assert pages is not None
    found = (pages.kind, pages.items, pages.param, pages.field, pages.more)
    assert found == expected


@pytest.mark.parametrize(
    ("params", "answer"),
    [
        ({}, envelope(data=ITEMS, has_more=BOOL)),
        ({"limit": NUMBER}, ITEMS),
        ({"page": STRING}, envelope(data=ITEMS)),
        ({"page": NUMBER}, envelope(one=ITEMS, other=ITEMS)),
        ({"page": NUMBER}, envelope(name=STRING)),
        ({"after": STRING}, envelope(data=ITEMS)),
    ],
)
def test_no_pages(listing: Listing, params: dict[str, str], answer: str) -> None:
    method = listing(params, answer)
    assert method.result.kind == "json"
    assert method.result.pagination is None


def test_a_link_header(listing: Listing) -> None:
    pages = listing({}, ITEMS, more="operationId: linked").result.pagination
    assert pages is not None
    assert pages.kind == "link"


@pytest.mark.parametrize(
    ("schema", "first"),
    [
        ("{type: integer}", 1),
        ("{type: integer, default: 1, minimum: 0}", 1),
        ("{type: integer, default: 0}", 0),
        ("{type: integer, minimum: 0}", 0),
    ],
)
def test_the_first_page(listing: Listing, schema: str, first: int) -> None:
    pages = listing({"page": schema}, ITEMS).result.pagination
    assert pages is not None
    assert pages.first == first


SCHEME = {"kind": "token", "items": "rows", "param": "from", "field": "to"}
ROWS = envelope(rows=ITEMS, to=STRING)


def test_a_configured_scheme_applies_where_its_parameter_is(listing: Listing) -> None:
    schemes = {"mine": SCHEME}
    pages = listing({"from": STRING}, ROWS, pagination=schemes).result.pagination
    assert pages is not None
    assert (pages.kind, pages.items, pages.param, pages.field) == ("token", "rows", "from", "to")  # fmt: skip
    assert listing({}, ROWS, pagination=schemes).result.pagination is None


def test_a_scheme_applies_where_its_field_is(listing: Listing) -> None:
    schemes = {"first": SCHEME, "second": {**SCHEME, "field": "next"}}
    rows = envelope(rows=ITEMS, next=STRING)
    pages = listing({"from": STRING}, rows, pagination=schemes).result.pagination
    assert pages is not None
    assert pages.field == "next"


def test_dots_of_a_scheme_lead_into_objects(listing: Listing) -> None:
    answer = envelope(page=envelope(rows=ITEMS, next=STRING), **{"a.b": STRING})
    scheme = {**SCHEME, "items": "page.rows", "field": "page.next", "more": "a.b"}
    method = listing({"from": STRING}, answer, pagination={"mine": scheme})
    pages = method.result.pagination
    assert pages is not None
    assert (pages.items, pages.field) == (("page", "rows"), ("page", "next"))
    assert pages.more == "a.b"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("mine", "token"),
        ("{kind: offset, items: rows, param: from}", "offset"),
    ],
)
def test_the_description_says_it(listing: Listing, said: str, kind: str) -> None:
    more = f"x-specloom: {{pagination: {said}}}"
    method = listing({}, ROWS, more=more, pagination={"mine": SCHEME})
    assert method.result.pagination is not None
    assert method.result.pagination.kind == kind


def test_the_description_says_that_there_are_no_pages(listing: Listing) -> None:
    more = "x-specloom: {pagination: false}"
    method = listing({"page": NUMBER}, ITEMS, more=more)
    assert method.result.pagination is None


def inside(*names: str, schema: str = NUMBER) -> str:
    """Return an object that holds a field at the end of a path."""
    for name in reversed(names):
        schema = envelope(**{name: schema})
    return schema


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"total_pages": NUMBER}, ("total_pages", "", "")),
        ({"last_page": NUMBER, "total": NUMBER}, ("last_page", "total", "")),
        ({"has_more": BOOL}, ("", "", "has_more")),
        ({"next_page": "{type: [integer, 'null']}"}, ("", "", "next_page")),
        ({"meta": inside("total_pages")}, (("meta", "total_pages"), "", "")),
        ({"pagination": inside("pages")}, (("pagination", "pages"), "", "")),
        ({"meta": inside("pagination", "totalPages")}, (("meta", "pagination", "totalPages"), "", "")),
        ({"page": inside("totalCount")}, ("", ("page", "totalCount"), "")),
        ({"paging": inside("has_next", schema=BOOL)}, ("", "", ("paging", "has_next"))),
        ({"thing": inside("total_pages")}, ("", "", "")),
        ({"total_pages": STRING}, ("", "", "")),
    ],
)  # fmt: skip
def test_what_says_that_the_list_ends(
    listing: Listing, told: dict[str, str], expected: tuple[object, ...]
) -> None:
    method = listing({"page": NUMBER}, envelope(items=ITEMS, **told))
    pages = method.result.pagination
    assert pages is not None
    assert (pages.kind, pages.pages, pages.total, pages.more) == ("page", *expected)


def test_counted_from_zero_the_last_page_is_no_count(listing: Listing) -> None:
    answer = envelope(items=ITEMS, last_page=NUMBER)
    method = listing({"page": "{type: integer, default: 0}"}, answer)
    assert method.result.pagination is not None
    assert method.result.pagination.pages == ""


def test_an_offset_ends_at_the_total(listing: Listing) -> None:
    answer = envelope(items=ITEMS, meta=inside("total"))
    pages = listing({"offset": NUMBER}, answer).result.pagination
    assert pages is not None
    assert (pages.kind, pages.total) == ("offset", ("meta", "total"))
