from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.client.body import Part
from specloom.runtime.client.call import AnyCall, Call
from specloom.runtime.client.config import Settings, configure
from specloom.runtime.client.errors import APIError, MissingCredentialsError
from specloom.runtime.client.omit import omit
from specloom.runtime.client.prepare import Prepared, prepare
from specloom.runtime.client.returns import Json
from specloom.runtime.client.security import ApiKey, Basic, Bearer, Scheme
from specloom.runtime.client.serialize import Serialization

from .sample import Sample

SCHEMES: dict[str, Scheme] = {
    "Token": Bearer("token", "T_TOKEN"),
    "Login": Basic("login", "T_LOGIN"),
    "Cookie": ApiKey("session", None, "cookie", "sid"),
    "Query": ApiKey("key", None, "query", "k[]"),
}


def prepared(
    credentials: dict[str, Any] | None = None,
    rules: Serialization | None = None,
    **fields: Any,
) -> Prepared:
    settings = Settings(
        base_url="https://api.example.com/v1",
        user_agent="test",
        schemes=SCHEMES,
        security=((), ("Token",)),
        serialization=rules or Serialization(),
    )
    call: AnyCall = Call("POST", fields.pop("template", "/x"), returns=Json(), **fields)
    return prepare(configure(settings, credentials or {}), call)


def test_optional_credentials_are_used_when_there() -> None:
    assert "Authorization" not in prepared().headers
    assert prepared({"token": "t"}).headers["Authorization"] == "Bearer t"
    assert "Authorization" not in prepared({"token": "t"}, security=()).headers


def test_basic_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    security = (("Login",),)
    given = prepared({"login": ("Aladdin", "open sesame")}, security=security)
    assert given.headers["Authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    monkeypatch.setenv("T_LOGIN", "Aladdin:open sesame")
    assert prepared(security=security).headers == given.headers


def test_all_schemes_of_an_alternative_go_together() -> None:
    security = (("Cookie", "Query"),)
    both = {"session": "s1", "key": "q1"}
    request = prepared(both, security=security, cookies={"a": 1}, query={"b": [1, 2]})
    assert request.headers["Cookie"] == "a=1; sid=s1"
    assert request.url == "https://api.example.com/v1/x?b=1&b=2&k%5B%5D=q1"
    with pytest.raises(MissingCredentialsError, match=r"session=\.\.\. and key=\.\.\."):
        prepared({"session": "s1"}, security=security)


def test_a_header_of_the_caller_s_needs_no_credential() -> None:
    options = {"extra_headers": {"authorization": "Custom x"}}
    request = prepared(security=(("Token",),), options=options)
    assert request.headers["authorization"] == "Custom x"


def test_what_may_be_shown() -> None:
    security = (("Token", "Cookie", "Query"),)
    secrets = {"token": "sec-ret", "session": "sec-ret", "key": "sec-ret"}
    request = prepared(secrets, security=security, query={"plain": "yes"})
    shown = request.redacted()
    assert "sec-ret" not in f"{request!r}{shown.url}{shown.headers}"
    assert shown.url == "https://api.example.com/v1/x?plain=yes&k%5B%5D=***"
    assert (shown.headers["Authorization"], shown.headers["Cookie"]) == ("***", "***")
    assert prepared().redacted().url == "https://api.example.com/v1/x"


def test_a_constant_query_stays() -> None:
    request = prepared(template="/x?beta=true", query={"a": None, "b": 1})
    assert request.url == "https://api.example.com/v1/x?beta=true&b=1"


def test_a_whole_address_must_be_of_the_api_s_origin() -> None:
    url = "https://api.example.com:443/other"
    assert prepared(template=url).url == url
    for other in ("http://api.example.com/v1/x", "https://api.example.com.evil/"):
        with pytest.raises(APIError, match="own host"):
            prepared(template=other)


def test_bodies() -> None:
    assert prepared().body is None
    assert prepared(json={"a": omit}).body == b"{}"
    assert prepared(json=None).body == b"null"
    assert prepared(json=[1], options={"extra_body": {"a": 1}}).body == b'{"a":1}'
    form = prepared(form={"a": "b c"}, options={"extra_body": {"d": True}})
    assert form.body == b"a=b%20c&d=true"
    assert form.headers["Content-Type"] == "application/x-www-form-urlencoded"
    text = prepared(content="hi", content_type="text/plain")
    assert (text.body, text.headers["Content-Type"]) == ("hi", "text/plain")


def test_a_form_of_parts_is_one_without_any() -> None:
    empty = prepared(multipart={"a": omit, "b": None})
    assert empty.body == b"--end--\r\n"
    assert empty.headers["Content-Type"] == "multipart/form-data; boundary=end"
    left_out = prepared(multipart={"a": omit}, optional_body=True)
    assert (left_out.body, "Content-Type" in left_out.headers) == ((), False)
    assert prepared(multipart=omit).body is None


@pytest.mark.parametrize(
    ("rules", "names"),
    [
        (Serialization(), ["n", "a", "a", "o", "f", "g", "g", "h[]", "i[]"]),
        (
            Serialization(form_arrays="brackets", form_objects="brackets"),
            ["n", "a[]", "a[]", "o[x]", "f", "g[]", "g[]", "h[]", "i[]"],
        ),
    ],
)
def test_parts(rules: Serialization, names: list[str]) -> None:
    fields = {
        "n": 1,
        "a": [1, 2],
        "o": {"x": True},
        "null": None,
        "f": ("name.txt", b"x", None),
        "g": (b"1", Path("some/file.bin")),
        "h[]": [b"1"],
        "i[]": [1],
        "gone": omit,
    }
    body = prepared(rules=rules, multipart=fields, encoding={"f": "text/x"}).body
    assert isinstance(body, tuple)
    assert [part.name for part in body] == names
    assert body[4] == Part("f", b"x", "name.txt", "text/x")
    assert body[5] == Part(names[5], b"1", "g")
    assert body[6] == Part(names[6], Path("some/file.bin"), "file.bin")
    assert body[3].content == (b'{"x":true}' if names[3] == "o" else "true")


@pytest.mark.parametrize("url", ["ftp://x", "api.example.com", "https://"])
def test_a_base_url_is_a_web_address(url: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        Sample(base_url=url)


def test_methods_can_be_looked_up() -> None:
    method = Sample(api_key="k").threads.create
    assert [*inspect.signature(method).parameters] == [
        "messages",
        "metadata",
        "options",
    ]
    assert (inspect.getdoc(method) or "").startswith("Create a thread.")
    runs = Sample(api_key="k").threads.runs
    assert "assistant_id" in inspect.signature(runs.create).parameters
    assert (inspect.getdoc(runs.create) or "").startswith("Create a run.")


def test_heavy_imports_wait_for_their_use() -> None:
    code = (
        "import sys, specloom.runtime.client.client, specloom.runtime.client.returns;"
        "print([m for m in ('httpx2', 'pydantic', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_server_of_the_operation_s_own() -> None:
    assert prepared(server="https://files.example.com").url == (
        "https://files.example.com/x"
    )
    call: AnyCall = Call(
        "GET", "/x", returns=Json(), server="https://files.example.com"
    )
    settings = Settings(base_url="https://api.example.com/v1/", user_agent="test")
    config = configure(settings, {})
    assert prepare(config, call).url == "https://files.example.com/x"
    moved = config.changed({}, base_url="https://mock.example.com")
    assert prepare(moved, call).url == "https://mock.example.com/x"


def test_a_next_page_is_where_the_operation_is() -> None:
    there = "https://files.example.com/x?page=2"
    call = prepared(server="https://files.example.com", template=there)
    assert call.url == there
    with pytest.raises(APIError, match="own host"):
        prepared(template=there)


def test_an_optional_body() -> None:
    nothing = {"json": {"a": omit}, "optional_body": True}
    assert prepared(**nothing).body is None
    assert "Content-Type" not in prepared(**nothing).headers
    assert prepared(json={"a": None}, optional_body=True).body == b'{"a":null}'
    assert prepared(json={"a": omit}).body == b"{}"
    extra = prepared(**nothing, options={"extra_body": {"b": 1}})
    assert extra.body == b'{"b":1}'


def test_each_place_has_its_styles() -> None:
    request = prepared(
        template="/{a}",
        path={"a": ["1", "2"]},
        query={"a": ["1", "2"]},
        headers={"a": {"b": 1}},
        cookies={"a": ["1", "2"]},
        styles={
            "path": {"a": "label*"},
            "query": {"a": "pipeDelimited"},
            "header": {"a": "simple*"},
            "cookie": {"a": "form"},
        },
    )
    assert request.url.endswith("/.1.2?a=1%7C2")
    assert (request.headers["a"], request.headers["Cookie"]) == ("b=1", "a=1,2")


def test_a_whole_query_goes_first() -> None:
    request = prepared(querystring={"q": {"a": 1}}, options={"extra_query": {"b": 2}})
    assert request.url.endswith("/x?a=1&b=2")
    assert prepared(querystring={"q": omit}).url.endswith("/x")


def test_a_file_s_name_tells_its_type(tmp_path: Path) -> None:
    assert prepared(content=tmp_path / "a.png").headers["Content-Type"] == "image/png"
    plain = "application/octet-stream"
    assert prepared(content=tmp_path / "a").headers["Content-Type"] == plain
    assert prepared(content=b"x").headers["Content-Type"] == plain
