"""Where operations go: by configuration, by extension, by inference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.config import Config
from specloom.memory import Names
from specloom.model.api import Api
from specloom.plan.build import plan
from specloom.plan.surface import Surface
from specloom.problems import UsageError

Plan = Callable[..., Surface]


def described(*operations: str, more: str = "") -> str:
    """Return paths with operations that answer nothing: `get /pets`."""
    paths: dict[str, list[str]] = {}
    for operation in operations:
        verb, _, path = operation.partition(" ")
        paths.setdefault(path, []).append(verb)
    lines = ["paths:"]
    for path, verbs in paths.items():
        lines.append(f"  '{path}':")
        answer = "responses: {'200': {description: d}}"
        lines += [f"    {verb}: {{{more}{answer}}}" for verb in verbs]
    return "\n".join(lines)


def spots(surface: Surface) -> dict[str, str]:
    return {
        f"{m.operation.verb.lower()} {m.operation.path}": f"{r.dotted}.{m.name}"
        for r, m in surface.methods()
    }


@pytest.mark.parametrize(
    "line",
    """
    get /pets                           pets.list
    post /pets                          pets.create
    get /pets/{id}                      pets.retrieve
    patch /pets/{id}                    pets.update
    post /pets/{id}                     pets.update
    put /pets/{id}                      pets.update
    delete /pets/{id}                   pets.delete
    delete /pets                        pets.delete_all
    delete /me                          me.delete
    head /pets                          pets.check
    get /users/{id}/posts               users.posts.list
    get /users/{id}/posts/{n}           users.posts.retrieve
    get /repos/{owner}/{repo}           repos.retrieve
    get /v1/things                      things.list
    get /api/v2beta/things              things.list
    get /2024-01-01/things              things.list
    get /status                         status.retrieve
    put /me                             me.update
    post /orders/{id}/cancel            orders.cancel
    post /jobs/search                   jobs.search
    post /pets/{id}/photos              pets.photos.create
    post /chat/completions              chat.completions.create
    post /pets/{id}:archive             pets.archive
    post /pets:batchGet                 pets.batch_get
    get /users/{id}.json                users.retrieve
    get /aB-c/d_e                       a_b_c.d_e.retrieve
    get /                               .get
    """.strip().splitlines(),
)  # fmt: skip
def test_inferred(plan_surface: Plan, line: str) -> None:
    verb, path, spot = line.split()
    operation = f"{verb} {path}"
    assert spots(plan_surface(described(operation))) == {operation: spot}


def test_put_beside_patch_replaces(plan_surface: Plan) -> None:
    found = spots(plan_surface(described("patch /pets/{id}", "put /pets/{id}")))
    assert list(found.values()) == ["pets.update", "pets.replace"]


def test_a_path_that_goes_on_is_no_action(plan_surface: Plan) -> None:
    found = spots(plan_surface(described("post /a/run", "get /a/run/{id}")))
    assert list(found.values()) == ["a.run.create", "a.run.retrieve"]


def test_others_change_no_name(plan_surface: Plan) -> None:
    few = ["put /pets/{id}", "post /runs/{id}/cancel", "post /jobs/{id}/pause"]
    more = ["get /pets", "get /runs/{id}/cancel", "get /jobs/{id}/pause/{reason}"]
    all_of_them = spots(plan_surface(described(*few, *more)))
    assert spots(plan_surface(described(*few))).items() <= all_of_them.items()


def test_a_list_is_told_by_its_answer(plan_surface: Plan) -> None:
    text = """
    paths:
      /staff: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: array}}}}}}}
      /news: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {items: {type: array}}}}}}}}}
      /settings: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {dark: {type: boolean}}}}}}}}}
    """
    assert list(spots(plan_surface(text)).values()) == [
        "news.list",
        "settings.retrieve",
        "staff.list",
    ]


@pytest.mark.parametrize(
    ("extensions", "spot"),
    [
        ("x-specloom: {resource: a.b, method: go}", "a.b.go"),
        ("x-specloom: {method: go}", "pets.go"),
        ("x-specloom: {resource: zoo.animals}", "zoo.animals.list"),
        ("x-speakeasy-group: zoo, x-speakeasy-name-override: all", "zoo.all"),
        ("x-fern-sdk-group-name: [zoo, inner], x-fern-sdk-method-name: getAll", "zoo.inner.get_all"),
        ("x-specloom: {method: mine}, x-fern-sdk-method-name: theirs", "pets.mine"),
    ],
)  # fmt: skip
def test_extensions(plan_surface: Plan, extensions: str, spot: str) -> None:
    text = described("get /pets", more=f"{extensions}, ")
    assert spots(plan_surface(text)) == {"get /pets": spot}


def test_skipped(plan_surface: Plan) -> None:
    text = described("get /pets", more="x-specloom: {skip: true}, ")
    assert spots(plan_surface(text)) == {}


def test_configured_places_win_and_may_be_several(plan_surface: Plan) -> None:
    surface = plan_surface(
        described("get /pets", "post /pets", more="x-specloom: {method: mine}, "),
        resources={
            "zoo.animals": {"all": "get /pets"},
            "legacy": {"index": "GET  /pets"},
        },
    )
    placed = {f"{r.dotted}.{m.name}" for r, m in surface.methods()}
    assert placed == {"zoo.animals.all", "legacy.index", "pets.mine"}


def test_a_constant_query_makes_another_operation(plan_surface: Plan) -> None:
    surface = plan_surface(
        described("post /answers", "post /answers?beta=true"),
        resources={"beta.answers": {"create": "post /answers?beta=true"}},
    )
    assert spots(surface) == {
        "post /answers": "answers.create",
        "post /answers?beta=true": "beta.answers.create",
    }
    assert {m.path for _, m in surface.methods()} == {"/answers"}


def test_a_configured_operation_that_is_not_described(plan_surface: Plan) -> None:
    with pytest.raises(UsageError) as caught:
        plan_surface(described("get /pets"), resources={"pets": {"all": "get /pet"}})
    (problem,) = caught.value.problems
    assert problem.message == "resources.pets.all: no operation 'get /pet'"
    assert problem.hint == "did you mean 'GET /pets'?"


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        ({"include": ("pets.*",)}, ["pets.list", "pets.create"]),
        ({"include": ("*.list",)}, ["pets.list", "users.list"]),
        ({"exclude": ("pets.list",)}, ["pets.create", "users.list"]),
        ({"include": ("path:/us*",)}, ["users.list"]),
        ({"include": ("tag:t",)}, ["pets.list", "pets.create", "users.list"]),
        ({"include": ("pets.*",), "exclude": ("*.create",)}, ["pets.list"]),
    ],
)
def test_include_and_exclude(
    plan_surface: Plan, settings: dict[str, Any], kept: list[str]
) -> None:
    text = described("get /pets", "post /pets", "get /users", more="tags: [t], ")
    assert list(spots(plan_surface(text, **settings)).values()) == kept


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"include": ("nope.*",)}, "no operation matches nope.*"),
        (
            {"include": ("tag:t", "x"), "exclude": ("pets.*", "users.*")},
            "no operation matches tag:t, x and none of pets.*, users.*",
        ),
    ],
)
def test_including_nothing_is_a_mistake(
    plan_surface: Plan, settings: dict[str, Any], said: str
) -> None:
    text = described("get /pets", "get /users", more="tags: [t], ")
    with pytest.raises(UsageError) as caught:
        plan_surface(text, **settings)
    assert caught.value.problems[0].message == said


def test_a_tree_of_resources(plan_surface: Plan) -> None:
    surface = plan_surface(
        described("get /beta/threads", "get /beta/threads/{id}/run-steps")
        + "\ntags: [{name: threads, description: About threads.}]"
    )
    told = [(r.dotted, r.module, r.command, r.class_name) for r in surface.resources()]
    assert told == [
        ("", "root", "", "Root"),
        ("beta", "beta", "beta", "Beta"),
        ("beta.threads", "beta_threads", "beta:threads", "Threads"),
        ("beta.threads.run_steps", "beta_threads_run_steps", "beta:threads:run-steps", "RunSteps"),
    ]  # fmt: skip
    assert [r.description for r in surface.resources()][2] == "About threads."


def test_a_method_gives_way_to_a_resource_of_its_name(plan_surface: Plan) -> None:
    surface = plan_surface(
        described("get /runs", "get /runs/list/items"),
    )
    runs = next(r for r in surface.resources() if r.dotted == "runs")
    assert [child.name for child in runs.children] == ["list"]
    assert [method.name for method in runs.methods] == ["list_2"]


def test_a_resource_gives_way_to_what_every_client_has(plan_surface: Plan) -> None:
    surface = plan_surface(described("get /close/all/{id}", "post /aclose"))
    assert [r.name for r in surface.root.children] == ["aclose_", "close_"]


REMEMBERED = {"GET /pets": "zoo.animals.all", "POST /pets": "pets.create"}


@pytest.mark.parametrize(
    ("settings", "more", "spot"),
    [
        ({}, "", "zoo.animals.all"),
        ({}, "x-specloom: {method: every}, ", "zoo.animals.every"),
        ({}, "x-specloom: {resource: cage}, ", "cage.all"),
        ({"resources": {"cage": {"every": "get /pets"}}}, "", "cage.every"),
        (
            {"resources": {"zoo.animals": {"all": "post /pets"}}},
            "",
            "zoo.animals.all_get",
        ),
    ],
)
def test_a_place_is_kept_unless_something_else_is_said(
    build_api: Callable[..., tuple[Api, Any]],
    settings: dict[str, Any],
    more: str,
    spot: str,
) -> None:
    text = described("get /pets", more=more)
    api, _ = build_api(text.replace("get:", "post: {responses: {}}\n    get:"))
    surface, _ = plan(api, Config(**settings), Names(operations=REMEMBERED))
    assert spots(surface)["get /pets"] == spot
    # What the configuration says needs no memory.
    configured = "resources" in settings
    assert ("GET /pets" in surface.names.operations) != (
        configured and spot == "cage.every"
    )


def test_two_that_a_lock_gives_one_place_have_two(
    build_api: Callable[..., tuple[Api, Any]],
) -> None:
    api, _ = build_api(described("get /pets", "get /pets/{id}"))
    both = Names(operations={"GET /pets": "a.b", "GET /pets/{id}": "a.b"})
    surface, _ = plan(api, Config(), both)
    assert list(spots(surface).values()) == ["a.b", "a.b_by_id"]
    below = Names(operations={"GET /pets": "a.b", "GET /pets/{id}": "a.b.c"})
    surface, _ = plan(api, Config(), below)
    assert len(set(spots(surface).values())) == 2


def test_verbs_that_differ_by_case_alone_are_two(plan_surface: Plan) -> None:
    answer = "{responses: {}}"
    described = f"""
        paths:
          /ev: {{additionalOperations: {{Copy: {answer}, COPY: {answer}, Move: {answer}}}}}
        """
    resources = {"ev": {"one": "Copy /ev", "two": "COPY /ev", "move": "move /ev"}}
    surface = plan_surface(described, resources=resources)
    found = {m.name: m.operation.verb for _, m in surface.methods()}
    assert found == {"one": "Copy", "two": "COPY", "move": "Move"}
