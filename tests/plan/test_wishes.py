"""What an operation would be called if it were the only one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specloom.model.api import Api, Body, MediaType, Operation, Parameter, Response
from specloom.model.schema import (
    AnySchema,
    ArraySchema,
    ObjectSchema,
    Property,
    Reference,
    Schema,
    StringSchema,
)
from specloom.plan.wishes import said, wish
from specloom.problems import Place

HERE = Place("openapi.yaml", 1)
TEXT = StringSchema(place=HERE)
MANY = ArraySchema(place=HERE, items=TEXT)
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


def operation(line: str, **more: Any) -> Operation:
    """Return an operation from `get /pets`, and an id where a third word gives one."""
    verb, path, *names = line.split()
    return Operation(
        place=HERE, verb=verb.upper(), path=path, id=names[0] if names else "", **more
    )


def dotted(one: Operation) -> str:
    resource, method = wish(one, API)
    return ".".join((*resource, method))


def obj(**properties: Schema) -> ObjectSchema:
    return ObjectSchema(
        place=HERE,
        properties=tuple(
            Property(wire=name, schema=schema, required=False)
            for name, schema in properties.items()
        ),
    )


def answering(one: Operation, schema: Schema | None) -> Operation:
    media = (MediaType(name="application/json", schema=schema),)
    response = Response(place=HERE, status="200", description="", media=media)
    return replace(one, responses=(response,))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        # What a path is about
        ("get /v1/things", "things.list"),
        ("get /api/v2beta/things", "things.list"),
        ("get /rest/api/3/things", "things.list"),
        ("get /2024-01-01/things", "things.list"),
        ("get /users/v2/things", "users.things.list"),
        ("get /controller/api/v1/things", "controller.things.list"),
        ("get /api", "api.retrieve"),
        ("get /rest/v1", "get"),
        ("get /things.json", "things.list"),
        ("get /things/{id}.json", "things.retrieve"),
        ("get /things{.format}", "things.list"),
        ("get /things/{id}.{format}", "things.retrieve"),
        ("get /aB-c/d_e", "a_b_c.d_e.retrieve"),
        ("get /users({id})/posts({post})", "users.posts.retrieve"),
        ("get /users/:id", "users.retrieve"),
        ("get /files/{path*}", "files.retrieve"),
        ("get /files/*", "files.retrieve"),
        ("get /users/{id}/posts/{n}", "users.posts.retrieve"),
        ("get /repos/{owner}/{repo}", "repos.retrieve"),
        # What is done, by the path
        ("post /orders/{id}/cancel", "orders.cancel"),
        ("put /orders/{id}/cancel", "orders.cancel"),
        ("delete /orders/{id}/cancel", "orders.cancel"),
        ("post /orders/{id}/submit_parts", "orders.submit_parts"),
        ("get /pets/find_by_tag/{tag}", "pets.find_by_tag"),
        ("post /accounts/get", "accounts.retrieve"),
        ("post /accounts/balance/get", "accounts.balance.retrieve"),
        ("post /item/remove", "item.remove"),
        ("post /pets/{id}:archive", "pets.archive"),
        ("post /pets:batchGet", "pets.batch_get"),
        ("post /chat.postMessage", "chat.post_message"),
        ("get /users.info users_info", "users.info"),
        ("get /apis/apps.k8s.io/", "apps_k8s_io.retrieve"),
        ("get /style/custom.css", "style.custom_css.retrieve"),
        ("get /admin.apps.approved.list", "admin.apps.approved.list"),
        ("get /users/{id}/microsoft.graph.delta()", "users.delta.retrieve"),
        # Words that are verbs and nouns
        ("post /jobs/search", "jobs.search"),
        ("post /jobs/search createSearch", "jobs.search.create"),
        ("get /jobs/search", "jobs.search"),
        ("get /jobs/export/{id}", "jobs.export.retrieve"),
        ("delete /gists/{id}/star", "gists.star.delete"),
        ("put /gists/{id}/star", "gists.star.update"),
        ("put /gists/{id}/star gists/star", "gists.star"),
        ("post /sign_in", "sign_in"),
        ("get /deploy_keys listDeployKeys", "deploy_keys.list"),
        ("delete /deploy_keys/{id}", "deploy_keys.delete"),
        ("post /refresh-schedules CreateRefreshSchedule", "refresh_schedules.create"),
        ("get /runs/{id}/link getRunLink", "runs.link.retrieve"),
        ("post /audio/speech", "audio.speech.create"),
        ("post /chat/completions", "chat.completions.create"),
        ("post /pets/{id}/groom groomPet", "pets.groom"),
        # What the operation id says
        ("post /pets/{id} updatePet", "pets.update"),
        ("post /pets/{id}", "pets.update"),
        ("post /pets/{id} PostPetsPet", "pets.update"),
        ("post /pets/{id} createPet", "pets.create"),
        ("post /pets/{id} deletePet", "pets.delete"),
        ("post /pets getPets", "pets.list"),
        ("post /pets/{id} getPet", "pets.retrieve"),
        ("get /mail/{id}/docs Docs_GetMailDocs", "mail.docs.list"),
        ("post /pets listPets", "pets.list"),
        ("post /pets uploadPets", "pets.create"),
        ("post /mail sendMail", "mail.send"),
        ("post /pets updateOrCreatePets", "pets.update_or_create"),
        ("post /pets/{id} pets/createOrUpdate", "pets.create_or_update"),
        ("post /pets createOrderPets", "pets.create"),
        ("post /pets createOr", "pets.create"),
        ("put /pets/{id}", "pets.update"),
        ("put /pets/{id} pets/replace", "pets.replace"),
        ("put /pets/{id} putPet", "pets.update"),
        ("put /pets createPets", "pets.create"),
        ("patch /pets/{id} patchPet", "pets.update"),
        ("patch /pets/{id} zoo_pets_partial_update", "pets.partial_update"),
        ("patch /pets bulkUpdatePets", "pets.update_all"),
        # Ids that are places
        ("post /v1/{name}:cancel run.projects.jobs.cancel", "projects.jobs.cancel"),
        ("get /drive/v3/files/{id} drive.files.get", "files.retrieve"),
        ("post /drive/v3/files drive.files.insert", "files.create"),
        ("get /users/{id} users.get", "users.retrieve"),
        (
            "post /subscriptions/{id}/providers/Microsoft.X/vms/{vm}/powerOff VirtualMachines_PowerOff",
            "virtual_machines.power_off",
        ),
        # Paths without words
        ("get /", "get"),
        ("get /{id}", "retrieve"),
        ("post / sendMail", "send_mail"),
        ("get /#Action=DescribeTags GET_DescribeTags", "describe_tags"),
        ("post /#Action=DescribeTags POST_DescribeTags", "post_describe_tags"),
        ("get /?Action=ListQueues", "list_queues"),
        ("put /{bucket}/{key} PutObject", "put_object"),
        ("get /{bucket}/{key} Objects_Get", "objects.retrieve"),
        # Constant queries
        ("post /answers?beta=true", "answers.create_beta"),
        ("put /folders/{id}#add_link put_folders_id#add_link", "folders.add_link"),
        ("put /folders/{id}#part", "folders.update"),
        # Others
        ("get /status", "status.retrieve"),
        ("get /settings", "settings.retrieve"),
        ("delete /pets", "pets.delete_all"),
        ("delete /me", "me.delete"),
        ("head /pets", "pets.check"),
        ("get /日本", "get"),
        ("get /%00{", "percent_00.retrieve"),
    ],
)  # fmt: skip
def test_places(line: str, place: str) -> None:
    assert dotted(operation(line)) == place


@pytest.mark.parametrize(
    ("line", "tags", "place"),
    [
        ("post /login", ["Users"], "users.login"),
        ("get /search", ["Search"], "search"),
        ("get /search", ["default"], "search"),
        ("get / home", ["Pages"], "pages.home"),
        ("get /pets", ["Zoo"], "pets.list"),
    ],
)
def test_tags_place_what_the_path_does_not(
    line: str, tags: list[str], place: str
) -> None:
    assert dotted(operation(line, tags=tuple(tags))) == place


@pytest.mark.parametrize(
    ("line", "schema", "method"),
    [
        ("get /staff", MANY, "list"),
        ("get /staff", obj(items=MANY), "list"),
        ("get /staff", obj(staff=MANY), "list"),
        ("get /staff getCrew", obj(crewMembers=MANY), "list"),
        ("get /staff getCrew", obj(crews=MANY, a=TEXT), "list"),
        ("get /staff", obj(duties=MANY), "retrieve"),
        ("get /licence", obj(applications=MANY), "retrieve"),
        ("get /staff", obj(a=MANY, b=MANY), "retrieve"),
        ("get /staff", obj(a=TEXT), "retrieve"),
        ("get /staff", obj(a=TEXT, b=TEXT, c=TEXT, d=MANY), "retrieve"),
        ("get /staff", AnySchema(place=HERE), "retrieve"),
        ("get /staff getColleagues", None, "list"),
        ("get /staff getSettings", None, "retrieve"),
        ("get /pets", obj(a=TEXT), "list"),
        ("get /pets/{id}", MANY, "retrieve"),
    ],
)
def test_a_list_is_told_by_name_answer_and_id(
    line: str, schema: Schema | None, method: str
) -> None:
    assert wish(answering(operation(line), schema), API)[1] == method


@pytest.mark.parametrize(
    ("kind", "method"), [("DutyList", "list"), ("Duty", "retrieve")]
)
def test_a_list_is_told_by_the_name_of_its_answer(kind: str, method: str) -> None:
    api = replace(API, schemas={kind: obj(duties=MANY)})
    one = answering(operation("get /staff"), Reference(place=HERE, target=kind))
    assert wish(one, api)[1] == method


def test_a_list_is_told_by_a_page_that_is_asked_for() -> None:
    page = Parameter(
        place=HERE, wire="page", location="query", schema=TEXT, required=False
    )
    schema = obj(a=TEXT, b=TEXT, c=TEXT, d=MANY)
    one = answering(operation("get /staff", parameters=(page,)), schema)
    assert wish(one, API)[1] == "list"


def test_an_array_updates_all() -> None:
    envelope = (MediaType(name="application/json", schema=obj(pets=MANY)),)
    body = Body(place=HERE, required=True, description="", media=envelope)
    assert dotted(operation("patch /pets", body=body)) == "pets.update_all"
    media = (MediaType(name="application/json", schema=MANY),)
    body = Body(place=HERE, required=True, description="", media=media)
    assert dotted(operation("put /pets", body=body)) == "pets.update_all"
    assert dotted(operation("put /settings", body=body)) == "settings.update"
    assert dotted(operation("put /pets/{id}", body=body)) == "pets.update"


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("put /x updatePet", "update"),
        ("put /x pets/update", "update"),
        ("put /x Pets_Update", "update"),
        ("put /x zoo.pets.update", "update"),
        ("put /x pet_update", "update"),
        ("put /x zooUpdatePet", "update"),
        ("put /x putPet", ""),
        ("get /x petsOfAll", "pets"),
        ("get /x", ""),
    ],
)
def test_the_verb_of_an_operation_id(line: str, verb: str) -> None:
    assert said(operation(line)) == verb


def test_what_is_described_by_default_alone_counts() -> None:
    one = operation("get /status")
    media = (MediaType(name="application/json", schema=MANY),)
    answer = Response(place=HERE, status="default", description="", media=media)
    failure = replace(answer, status="404")
    assert dotted(replace(one, responses=(failure, answer))) == "status.list"
    success = replace(answer, status="200", media=())
    assert dotted(replace(one, responses=(success, answer))) == "status.retrieve"
