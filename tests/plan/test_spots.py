"""One place for each operation, whatever the order, and who gives way."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.memory import Names, from_data, to_data
from specloom.model.api import Api, Operation
from specloom.names import kebab
from specloom.plan.spots import Asked, Source, settle
from specloom.plan.surface import Surface
from specloom.plan.wishes import wish
from specloom.problems import Place

API = Api(
    title="Test",
    version="1",
    description="",
    servers=(),
    operations=(),
    webhooks=(),
    schemas={},
    security_schemes=(),
    security=(),
)


ODD = "aA1/{}:.*?#=&()-_ $é日\\'\n" + '"'
TEXT = st.text(st.sampled_from(ODD), max_size=12) | st.text()


def operation(line: str) -> Operation:
    verb, path, *names = line.split()
    return Operation(
        place=Place("openapi.yaml"),
        verb=verb.upper(),
        path=path,
        id=names[0] if names else "",
    )


def inferred(line: str) -> Asked:
    one = operation(line)
    return Asked(one, wish(one, API), Source.INFERRED)


def settled(*asked: Asked) -> list[str]:
    """Return places in the order given, the same in every other order."""
    outcomes: set[tuple[str, ...]] = set()
    for order in itertools.permutations(range(len(asked))):
        spots = settle([asked[index] for index in order], API)
        back = sorted(zip(order, spots, strict=True))
        outcomes.add(tuple(".".join((*path, name)) for _, (path, name) in back))
    (outcome,) = outcomes
    return list(outcome)


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (
            ["get /v1/pets", "get /v2/pets", "get /v10/pets"],
            ["pets.list", "pets.list_v2", "pets.list_v10"],
        ),
        (
            ["patch /pets/{id}", "put /pets/{id}"],
            ["pets.update", "pets.replace"],
        ),
        (
            ["put /pets/{id}", "post /pets/{id} tag", "patch /pets/{id}"],
            ["pets.replace", "pets.tag", "pets.update"],
        ),
        (
            ["get /jobs/{id}/cancel", "post /jobs/{id}/cancel"],
            ["jobs.cancel_get", "jobs.cancel"],
        ),
        (
            ["get /pets/{id}", "get /pets/{id}/{part}"],
            ["pets.retrieve", "pets.retrieve_by_part"],
        ),
        (
            ["get /pets/{id}", "get /pets/{id}.{format}"],
            ["pets.retrieve", "pets.retrieve_by_format"],
        ),
        (
            ["get /issues/comments", "get /issues/{issue_id}/comments"],
            ["issues.comments.list", "issues.comments.list_for_issue"],
        ),
        (
            ["get /Pets listBig", "get /pets listSmall"],
            ["pets.list", "pets.list_small"],
        ),
        (["get /Pets", "get /pets"], ["pets.list", "pets.list_2"]),
        (
            ["get /runs/search/recent", "get /runs/search"],
            ["runs.search.recent.retrieve", "runs.search.retrieve"],
        ),
        (
            ["get /jobs/search", "post /jobs/search"],
            ["jobs.search", "jobs.search_post"],
        ),
        (
            ["put /folders/{id}#one", "put /folders/{id}#two"],
            ["folders.update", "folders.update_two"],
        ),
        (
            ["post /jobs/export", "get /jobs/export/{id}"],
            ["jobs.export.create", "jobs.export.retrieve"],
        ),
        (
            ["get /runs", "get /runs/list/items"],
            ["runs.list_2", "runs.list.items.list"],
        ),
        (["get /a-b/{x}", "get /a/b/{x}"], ["a_b.retrieve", "a.b.retrieve"]),
        (["get /class", "get /class_"], ["class_.retrieve", "class_.retrieve_2"]),
        (["post /close"], ["close_"]),
        (["post /x/types"], ["x.types.create"]),
        (["get /with_raw_response/a"], ["with_raw_response_.a.retrieve"]),
    ],
)
def test_who_gives_way(lines: list[str], places: list[str]) -> None:
    assert settled(*map(inferred, lines)) == places


def test_what_is_said_goes_before_what_was_before_what_is_guessed() -> None:
    spot = (("pets",), "list")
    asked = [
        Asked(operation("get /pets first"), spot, Source.INFERRED),
        Asked(operation("get /pets/remembered second"), spot, Source.REMEMBERED),
        Asked(operation("get /pets/long/described third"), spot, Source.DESCRIBED),
        Asked(operation("get /pets/longer/configured"), spot, Source.CONFIGURED),
    ]
    assert settled(*asked) == ["pets.first", "pets.second", "pets.third", "pets.list"]


def test_a_new_resource_gives_way_to_a_method_that_was_there() -> None:
    search = Asked(
        operation("post /jobs/search"), (("jobs",), "search"), Source.REMEMBERED
    )
    assert settled(search, inferred("get /jobs/search/{id}")) == [
        "jobs.search",
        "jobs.search_2.retrieve",
    ]


def test_a_new_method_takes_none_that_shells_show_alike() -> None:
    kept = Asked(operation("get /x"), (("x",), "list_"), Source.REMEMBERED)
    new = Asked(operation("get /y"), (("x",), "list"), Source.INFERRED)
    assert settled(kept, new) == ["x.list_", "x.list_2"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["GET", "POST", "PUT", "Copy!"]), TEXT, TEXT, TEXT),
        max_size=6,
    )
)
def test_any_text_gives_places_that_differ_and_can_be_remembered(
    described: list[tuple[str, str, str, str]],
) -> None:
    operations = [
        Operation(
            place=Place("openapi.yaml"),
            verb=verb,
            path=f"/{path}",
            id=name,
            tags=(tag,),
        )
        for verb, path, name, tag in described
    ]
    asked = [Asked(one, wish(one, API), Source.INFERRED) for one in operations]
    spots = settle(asked, API)
    shown = {tuple(map(kebab, (*path, method))) for path, method in spots}
    resources = {path[:end] for path, _ in spots for end in range(len(path) + 1)}
    assert len(shown) == len(spots)
    assert not {(*path, method) for path, method in spots} & resources
    places = {str(at): ".".join((*p, m)) for at, (p, m) in enumerate(spots)}
    names = Names(operations=places)
    assert from_data(to_data(names)) == names
    again = [
        Asked(one, spot, Source.REMEMBERED)
        for one, spot in zip(operations, spots, strict=True)
    ]
    assert settle(again, API) == spots


@pytest.mark.parametrize("name", ["operation", "property", "streamable"])
def test_no_resource_hides_what_decorates_the_functions_beside_it(
    surface_of: Callable[..., Surface], name: str
) -> None:
    surface = surface_of(f"""
paths:
  "/services/{name}/{{id}}":
    get:
      parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
      responses: {{"204": {{description: Nothing.}}}}
""")
    names = {part for resource in surface.resources() for part in resource.path}
    assert names
    assert name not in names
