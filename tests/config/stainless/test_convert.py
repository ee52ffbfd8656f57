"""A stainless.yml as specloom's settings, and what is said of the rest of it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specloom.config import Config, Serialization, load
from specloom.config.files import ConfigFile
from specloom.config.load import READERS, converted
from specloom.config.settings import Credential, Origin
from specloom.config.stainless import is_stainless
from specloom.problems import Place, UsageError

Load = Callable[[str], Config]

EVERYTHING = """\
organization:
  name: acme-pets
  docs: https://docs.acme.test
  contact: pets@acme.test
edition: 2025-01-01
settings:
  license: Apache-2.0
  disable_mock_tests: true
client_settings:
  default_env_prefix: ACME
  default_timeout: PT90S
  default_retries: {max_retries: 4, initial_delay_seconds: 0.5, max_delay_seconds: 30}
  idempotency_header: Idempotency-Key
  default_headers: {Acme-Version: "2024-01-01"}
  opts:
    api_token:
      type: string
      nullable: true
      read_env: ACME_TOKEN
      auth: {security_scheme: BearerAuth}
    admin-key:
      type: string
      default: none
      auth: {security_scheme: AdminKey, role: value}
    username:
      type: string
      auth: {security_scheme: Login, role: username}
    region:
      type: string
      default: eu
environments:
  production: https://api.acme.test/v1
  sandbox: {url: https://sandbox.acme.test}
  regional: https://{region}.acme.test
security: [{BearerAuth: []}, {}]
security_schemes:
  BearerAuth: {type: http, scheme: bearer, bearerFormat: JWT}
  AdminKey: {type: apiKey, in: header, name: X-Admin}
query_settings: {array_format: indices, nested_format: brackets}
multipart_settings: {array_format: brackets}
targets:
  python:
    package_name: acme-pets
    project_name: acme_pets
    production_repo: acme/pets-python
    publish: {pypi: true}
    options: {use_uv: true}
    skip: false
  cli: {binary_name: pets, publish: {homebrew: true}}
  go: {package_name: pets}
pagination:
  - name: by_cursor
    type: cursor
    request:
      cursor: {type: string, x-stainless-pagination-property: {purpose: next_cursor_param}}
    response:
      items: {type: array, items: {}}
      next: {type: string, x-stainless-pagination-property: {purpose: next_cursor_field}}
  - name: single
    type: fake_page
    request: {}
    response: {data: {type: array, items: {}}}
resources:
  $client:
    methods:
      ping: get /ping
  $shared:
    models:
      pet_error: "#/components/schemas/ErrorObject"
  pets:
    models:
      pet: PetObject
      petEvent: PetEvent
      inline: "#/paths/~1pets/get"
    methods:
      list: {endpoint: get /pets, paginated: by_cursor}
      create: {type: http, endpoint: POST /pets, body_param_name: pet}
      feed:
        endpoint: post /pets/{pet_id}/feed
        positional_params: [pet_id]
        deprecated: Let them hunt.
        streaming: {stream_event_model: pets.petEvent, param_discriminator: stream}
      watch: {endpoint: get /pets/watch, paginated: false, unwrap_response_fields: [data]}
      hide: {endpoint: get /pets/hidden, skip: true}
      only_go: {endpoint: get /pets/go, only: [go]}
      not_go: {endpoint: get /pets/not-go, skip: [go]}
      again: {type: alias, to: pets.list}
      socket: {type: websocket, endpoint: get /pets/socket}
    subresources:
      food-bowls:
        methods:
          fill-up: put /pets/{pet_id}/bowls/{bowl_id}
  secret:
    skip: true
    methods: {peek: get /secret}
streaming:
  on_event:
    - {data_starts_with: "[DONE]", handle: done}
    - {event_type: ping, handle: continue}
    - {event_type: error, handle: error}
    - {kind: fallthrough, handle: yield, error_property: error}
unspecified_endpoints:
  - get /internal
  - nonsense
readme:
  example_requests: {default: {type: request, endpoint: get /pets, params: {}}}
openapi:
  transforms: [{command: merge, reason: because}]
codeflow: {detect_breaking_changes: true}
diagnostics: {ignored: {Endpoint/NotConfigured: true}}
brand_new_key: 1
"""


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Return a function from a stainless.yml's text to what it configures."""
    monkeypatch.chdir(tmp_path)

    def read(text: str) -> Config:
        Path("stainless.yml").write_text(textwrap.dedent(text), encoding="utf-8")
        return load(Path("stainless.yml"), {"spec": "pets.yaml"})

    return read


def left(config: Config) -> list[str]:
    """Return what is not carried over: `12:3: x.y: why`."""
    words = " is not carried over"
    return [
        str(problem)
        .removeprefix("stainless.yml:")
        .replace(" warning: ", " ")
        .replace(words, "")
        for problem in config.origin.warnings
    ]


def test_everything_that_has_a_place_is_carried_over(loaded: Load) -> None:
    config = loaded(EVERYTHING)
    assert config.spec == "pets.yaml"
    assert (config.package, config.client) == ("acme_pets", "AcmePets")
    assert (config.command, config.env_prefix) == ("pets", "ACME")
    assert config.security == ({"BearerAuth": ()}, {})
    assert config.security_schemes == {
        "BearerAuth": {"type": "http", "scheme": "bearer"},
        "AdminKey": {"type": "apiKey", "in": "header", "name": "X-Admin"},
    }
    assert config.credentials == {
        "BearerAuth": Credential(name="api_token", env="ACME_TOKEN"),
        "AdminKey": Credential(name="admin_key"),
    }
    assert list(config.environments.items()) == [
        ("production", "https://api.acme.test/v1"),
        ("sandbox", "https://sandbox.acme.test"),
    ]
    assert (config.timeout, config.max_retries) == (90, 4)
    assert config.idempotency_header == "Idempotency-Key"
    assert config.headers == {"Acme-Version": "2024-01-01"}
    assert config.serialization == Serialization(
        query_objects="brackets", form_arrays="brackets"
    )
    assert config.pagination == {
        "by_cursor": {
            "kind": "token",
            "items": "items",
            "param": "cursor",
            "field": "next",
        }
    }
    assert config.schemas == {"ErrorObject": "PetError", "PetObject": "Pet"}
    assert config.resources == {
        "$client": {"ping": "get /ping"},
        "pets": {
            "list": "get /pets",
            "create": "post /pets",
            "feed": "post /pets/{pet_id}/feed",
            "watch": "get /pets/watch",
            "not_go": "get /pets/not-go",
            "again": "get /pets",
        },
        "pets.food_bowls": {"fill_up": "put /pets/{pet_id}/bowls/{bowl_id}"},
    }
    assert config.operations == {
        "get /pets": {"pagination": "by_cursor"},
        "post /pets": {"body": "pet"},
        "post /pets/{pet_id}/feed": {
            "deprecated": "Let them hunt.",
            "events": "PetEvent",
        },
        "get /pets/watch": {"pagination": False},
        "get /pets/hidden": {"skip": True},
        "get /pets/go": {"skip": True},
        "get /secret": {"skip": True},
        "get /internal": {"skip": True},
    }


def test_the_rest_is_named_with_its_place_and_why(loaded: Load) -> None:
    assert left(loaded(EVERYTHING)) == [
        "3:3: organization.docs: specloom writes docs of its own",
        "4:3: organization.contact: the package tells of no contact",
        "5:1: edition: it chooses between versions of another generator",
        "7:3: settings.license: the package says nothing of its license",
        "8:3: settings.disable_mock_tests: specloom has no such setting",
        "12:65: client_settings.default_retries.max_delay_seconds:"
        " specloom's clients wait 0.5 to 8 seconds",
        "23:7: client_settings.opts.admin-key.default: a credential has no default",
        "25:5: client_settings.opts.username:"
        " a scheme has one credential, which holds its username too",
        "28:5: client_settings.opts.region:"
        " the client has options for security schemes alone",
        "34:3: environments.regional: specloom fills in no variables of addresses",
        "37:44: security_schemes.BearerAuth.bearerFormat: specloom has no such setting",
        "39:18: query_settings.array_format:"
        " 'indices' is none of spec, repeat, comma, brackets",
        "45:5: targets.python.production_repo: specloom writes the package;"
        " publishing is the repository's own",
        "46:5: targets.python.publish: specloom writes the package;"
        " publishing is the repository's own",
        "47:5: targets.python.options: they are another generator's",
        "49:28: targets.cli.publish: specloom writes the package;"
        " publishing is the repository's own",
        "50:3: targets.go: specloom generates Python and a command line",
        "59:5: pagination.1: specloom has no pagination of type 'fake_page'",
        "74:7: resources.pets.models.inline:"
        " only a schema below components.schemas has a name of its own",
        "83:60: resources.pets.methods.watch.unwrap_response_fields:"
        " methods give the whole answer",
        "88:7: resources.pets.methods.socket: specloom has no methods of type 'websocket'",
        "99:7: streaming.on_event.1: events are given up to [DONE], and errors raised",
        "104:5: unspecified_endpoints.1: it is no endpoint, as in `get /things`",
        "105:1: readme: specloom chooses the calls that its README shows",
        "107:1: openapi: specloom takes the description as it is; an overlay can change it",
        "109:1: codeflow: specloom writes the package;"
        " publishing is the repository's own",
        "110:1: diagnostics: they are another generator's; specloom's are warnings",
        "111:1: brand_new_key: specloom has no such setting",
    ]


def test_settings_know_where_they_stand_in_it(loaded: Load) -> None:
    config = loaded(EVERYTHING)
    for path, line, column in (
        (("client",), 2, 3),
        (("credentials", "BearerAuth", "env"), 19, 7),
        (("resources", "pets.food_bowls", "fill_up"), 92, 11),
        (("operations", "get /pets/hidden", "skip"), 84, 7),
        (("schemas", "PetObject"), 72, 7),
    ):
        assert config.place_of(*path) == Place("stainless.yml", line, column), path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("organization: {name: a}", True),
        ("resources: {a: {methods: {b: get /c}}}", True),
        ("resources: {a: {subresources: {}}}", True),
        ("targets: {python: {}}", True),
        ("pagination: [{name: a}]", True),
        ("client_settings: {}", True),
        ("resources: {a: {b: get /c}}", False),
        ("resources: {a: {methods: get /c}}", False),
        ("targets: [client]", False),
        ("spec: a.yaml\norganization: {name: a}", False),
        ("", False),
    ],
)
def test_it_is_recognised_by_its_shape(text: str, found: bool) -> None:
    assert is_stainless(yaml.safe_load(text) or {}) is found


def test_another_file_is_refused() -> None:
    with pytest.raises(UsageError, match="this is no Stainless configuration"):
        converted(ConfigFile({"spec": "a.yaml"}, Origin("a.yaml"), Path()))


# Names and authentication


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "organization: {name: Acme Inc}",
            ("acme_inc", "AcmeInc", "acme-inc", "ACME_INC"),
        ),
        (
            "organization: {name: acme}\ntargets: {python: {project_name: the-pets}}",
            ("the_pets", "Acme", "acme", "ACME"),
        ),
        ("organization: {name: 'a\\nb/../c'}", ("a_nb_c", "ANbC", "a-nb-c", "A_NB_C")),
        ("organization: {name: 5}", (None, None, None, None)),
    ],
)
def test_names_are_made_of_the_organizations(
    loaded: Load, text: str, names: tuple[str, ...]
) -> None:
    config = loaded(text)
    assert (config.package, config.client, config.command, config.env_prefix) == names


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("60", 60),
        ("0.5", 0.5),
        ("60000", 60),
        ("'90s'", 90),
        ("'500 ms'", 0.5),
        ("PT2M", 120),
        ("1h", 3600),
        ("soon", None),
        ("-1", None),
        ("[]", None),
    ],
)
def test_timeouts(loaded: Load, said: str, seconds: float | None) -> None:
    config = loaded(f"client_settings: {{default_timeout: {said}}}")
    assert config.timeout == seconds
    assert bool(left(config)) is (seconds is None)


# Pagination


def played(scheme: str) -> str:
    """Return a scheme with its roles written out: `<next_cursor_param>`."""
    role = r"x-stainless-pagination-property: {purpose: \1}"
    return re.sub("<(\\w+)>", role, scheme)


@pytest.mark.parametrize(
    ("scheme", "carried"),
    [
        (
            "type: cursor_id, request: {after: {<next_cursor_param>}}, response: {data:"
            " {type: array, items: {type: object, properties: {id: {type: string}}}},"
            " has_more: {type: boolean}}",
            {"kind": "cursor", "items": "data", "param": "after", "more": "has_more"},
        ),
        (
            "type: cursor_url, request: {}, response: {rows: {type: array}, links:"
            " {type: object, properties: {next: {type: string, <next_cursor_field>}}}}",
            {"kind": "next-url", "items": "rows", "field": "links.next"},
        ),
        (
            "type: page_number, request: {p: {<page_number_param>}}, response: {type: object,"
            " properties: {meta: {type: object, properties: {count:"
            " {<total_page_count_field>}}}, list: {type: array}}}",
            {"kind": "page", "items": "list", "param": "p", "pages": "meta.count"},
        ),
        (
            "type: page_number, request: {page: {type: integer}}, response:"
            " {data: {type: array}, total: {type: integer}}",
            {"kind": "page", "items": "data", "param": "page", "total": "total"},
        ),
        (
            "type: offset, request: {from: {<offset_count_param>}, limit: {}}, response:"
            " {n: {<offset_total_count_field>}, data: {type: array}}",
            {
                "kind": "offset",
                "items": "data",
                "param": "from",
                "total": "n",
                "limit": "limit",
            },
        ),
        (
            "type: offset, request: {offset: {type: integer}}, response: {}",
            {"kind": "offset", "param": "offset"},
        ),
        ("type: cursor, request: {after: {type: string}}, response: {}", None),
        ("type: cursor", None),
        (
            "type: offset, param_location: body, request: {offset: {}}, response: {}",
            None,
        ),
        ("request: {}", None),
        (
            "type: cursor, request: {c: {<next_cursor_param>}},"
            " response: {n: {from_header: X-Next, <next_cursor_field>}}",
            None,
        ),
    ],
)
def test_pagination(loaded: Load, scheme: str, carried: dict[str, str] | None) -> None:
    config = loaded(f"pagination: [{{name: mine, {played(scheme)}}}]")
    assert config.pagination == ({"mine": carried} if carried else {})
    assert bool(left(config)) is (carried is None)


# Mistakes, oddities, hostility


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("resources: {a: {methods: {b: c}}}", "it is no endpoint, as in `get /things`"),
        ("resources: {a: {methods: {b: {}}}}", "it names no endpoint"),
        (
            "organization: {}\nresources: {a: {methods: [get /b]}}",
            "it is no mapping of names",
        ),
        ("resources: {a: 1, b: {methods: {}}}", "it is no resource, with `methods`"),
        ("organization: {}\nresources: []", "it is no mapping of names to resources"),
        (
            "resources: {$shared: {methods: {b: get /c}}}",
            "shared models have no methods",
        ),
        ("resources: {a: {models: {b: {}}, methods: {}}}", "it names no schema"),
        (
            "resources: {a: {models: {b: X, c: X}, methods: {}}}",
            "X is called B already",
        ),
        (
            "resources: {a: {models: {b: X, B: Y}, methods: {}}}",
            "X is called B already",
        ),
        (
            "resources: {a: {methods: {b: get /b, B: get /c}}}",
            "resources.a.b is 'get /b' already, as stainless.yml:1:27 says",
        ),
        (
            "resources: {a: {methods: {b: {type: alias, to: a.c}}}}",
            "there is no method 'a.c'",
        ),
        (
            "resources: {a: {methods: {b: {endpoint: get /b, paginated: mine}}}}",
            "no pagination scheme of that name is carried over",
        ),
        (
            "resources: {a: {methods: {b: {endpoint: 'get /b/{c}', positional_params: [d]}}}}",
            "positional are all parameters of the path, in its order, and no others",
        ),
        (
            "resources: {a: {methods: {b: {endpoint: post /b, streaming:"
            " {stream_event_model: a.c, param_discriminator: live}}}}}",
            "events are asked for by a parameter called stream alone",
        ),
        (
            "resources: {a: {methods: {b: {endpoint: post /b, body_param_name: c,"
            " streaming: {param_discriminator: stream}}}}}",
            "the argument `stream` is then a field of it",
        ),
        ("environments: {a: /v1}\norganization: {}", "is no http or https address"),
        ("environments: {a: {}}\norganization: {}", "it has no url"),
        ("client_settings: {opts: {a: {auth: {}}}}", "it names no security scheme"),
        ("client_settings: {opts: 5}", "specloom has no such setting"),
        ("client_settings: 5", "specloom has no such setting"),
        ("client_settings: {default_headers: {'a b': c}}", "is no name of a header"),
        ("client_settings: {default_env_prefix: 'a\"; import os'}", "is no prefix"),
    ],
)
def test_what_cannot_be_is_said(loaded: Load, text: str, said: str) -> None:
    assert said in "\n".join(left(loaded(text)))


def test_anchors_and_merge_keys_are_read(loaded: Load) -> None:
    config = loaded("""
        resources:
          a: &base
            methods: &methods {list: get /a}
          b:
            <<: *base
            methods: {<<: *methods, create: post /b}
        """)
    assert config.resources == {
        "a": {"list": "get /a"},
        "b": {"create": "post /b", "list": "get /a"},
    }


def test_an_error_of_the_file_is_one_of_usage(loaded: Load) -> None:
    with pytest.raises(UsageError, match=r"stainless\.yml:2:1: error: the key"):
        loaded("organization: {}\norganization: {}\n")


def test_depth_is_no_matter(loaded: Load) -> None:
    text = "{methods: {list: get /a}"
    deep = "resources: {a: " + f"{text}, subresources: {{a: " * 300 + text + "}" * 602
    assert len(loaded(deep).resources) == 301


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            [
                *("resources", "methods", "models", "subresources", "pets", "$shared"),
                *("endpoint", "type", "to", "paginated", "streaming", "skip", "only"),
                *("pagination", "request", "response", "name", "opts", "auth", "role"),
                *("client_settings", "organization", "targets", "python", "settings"),
                *("security", "security_schemes", "environments", "on_event", "schema"),
                *("default_retries", "default_timeout", "query_settings", "\x00"),
            ]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=30,
)


def leaves(value: Any, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return the path of every value that isn't nothing and holds no others."""
    if isinstance(value, dict):
        return [path for k, v in value.items() for path in leaves(v, (*above, k))]
    if isinstance(value, list):
        return [
            path for n, v in enumerate(value) for path in leaves(v, (*above, str(n)))
        ]
    says_nothing = value is None or (value is False and above[-1:] == ("skip",))
    return [] if says_nothing else [above]


@given(
    st.fixed_dictionaries(
        {"organization": TREES, "resources": TREES},
        optional={"client_settings": TREES, "pagination": TREES, "targets": TREES},
    )
)
def test_anything_is_converted_or_told_of(values: dict[str, Any]) -> None:
    places = {path: Place("s.yml", 1) for path in [("organization",), *leaves(values)]}
    file = converted(ConfigFile(values, Origin("s.yml", places), Path()))
    assert file.origin.converted
    # What comes out is what specloom's own readers take.
    for key, value in file.values.items():
        READERS[key](value, (key,), Path())
    if leaves(values) and not file.values:
        assert file.origin.warnings
