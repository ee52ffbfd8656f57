"""Signatures of webhooks: what is believed, and what is refused and why."""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.runtime.client.config import Settings, configure
from specloom.runtime.client.connection import SyncConnection
from specloom.runtime.client.errors import APIError, MissingCredentialsError
from specloom.runtime.client.webhooks import (
    InvalidWebhookSignatureError,
    WebhookSecret,
    parse,
    verify,
)

KEY = b"a key of some thirty-two bytes.."
SECRET = "whsec_" + base64.b64encode(KEY).decode()
PAYLOAD = b'{"type": "pet.born"}'
SETTINGS = Settings(
    base_url="https://case.test",
    user_agent="case/1",
    schemes={"webhooks": WebhookSecret("webhook_secret", "CASE_WEBHOOK_SECRET")},
)


def signed(
    payload: bytes = PAYLOAD, key: bytes = KEY, *, age: float = 0, name: str = "msg_1"
) -> dict[str, str]:
    """Return the headers of a sender, written here anew from the standard's text."""
    when = str(int(time.time() - age))
    content = f"{name}.{when}.".encode() + payload
    digest = hmac.new(key, content, hashlib.sha256).digest()
    return {
        "webhook-id": name,
        "webhook-timestamp": when,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def check(
    headers: Mapping[str, str],
    payload: str | bytes = PAYLOAD,
    secret: str | Callable[[], str] | None = SECRET,
    own: str | Callable[[], str] | None = None,
    **more: Any,
) -> None:
    config = configure(SETTINGS, {"webhook_secret": own})
    verify(SyncConnection(config), payload, headers, secret, **more)


def refused(headers: Mapping[str, str], **more: Any) -> str:
    with pytest.raises(InvalidWebhookSignatureError) as found:
        check(headers, **more)
    assert SECRET not in str(found.value)
    return found.value.message


def test_the_example_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The vector that the standard's own libraries are tested with."""
    monkeypatch.setattr(time, "time", lambda: 1614265330.0)
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    check(headers, '{"test": 2432232314}', secret)


def test_names_of_headers_are_taken_in_any_case() -> None:
    check({name.title(): value for name, value in signed().items()})
    check({name.upper(): value for name, value in signed().items()})


@pytest.mark.parametrize("name", [*signed()])
@pytest.mark.parametrize("value", [None, "", " "])
def test_a_header_that_is_missing_is_named(name: str, value: str | None) -> None:
    headers = {k: v for k, v in signed().items() if k != name}
    if value is not None:
        headers[name] = value
    assert refused(headers) == f"The header {name} is missing."


@pytest.mark.parametrize("when", ["now", "1.5", "-1", "1_0", "٣", "9" * 400])
def test_a_timestamp_is_a_number_of_seconds(when: str) -> None:
    told = refused(signed() | {"webhook-timestamp": when})
    assert told == "The header webhook-timestamp is no number of seconds."


@pytest.mark.parametrize(
    ("age", "said"), [(310, "too old"), (-310, "too far in the future")]
)
def test_a_timestamp_is_of_now_in_both_directions(age: float, said: str) -> None:
    told = f"The webhook's timestamp is {said}: more than 300 seconds off."
    assert refused(signed(age=age)) == told
    check(signed(age=age), tolerance=400)
    check(signed(age=age * 0.9))
    check(signed(age=age), tolerance=math.inf)
    assert refused(signed(), tolerance=math.nan)


def test_a_signature_of_another_key_time_or_name_is_refused() -> None:
    told = "None of the webhook's signatures is of this payload and the secret."
    assert refused(signed(key=b"another")) == told
    assert refused(signed() | {"webhook-id": "msg_2"}) == told
    later = str(int(time.time()) + 5)
    assert refused(signed() | {"webhook-timestamp": later}) == told
    assert refused(signed(), payload=PAYLOAD + b" ") == told
    assert refused(signed() | {"webhook-signature": "v1,é\udc80"}) == told
    assert refused(signed() | {"webhook-signature": "v1,"}) == told


def test_only_signatures_of_the_first_version_count() -> None:
    headers = signed()
    one = headers["webhook-signature"]
    other = f"v1a,{one[3:]}"
    told = refused(headers | {"webhook-signature": f"{other} v2,{one[3:]} {one[3:]}"})
    assert told == "The header webhook-signature holds no signature of version v1."
    check(headers | {"webhook-signature": f"{other}  v1,bm8= {one} v1,"})


def test_several_secrets_while_one_replaces_another() -> None:
    new = "whsec_" + base64.b64encode(b"the new key").decode()
    both = f"{new} {SECRET}"
    check(signed(), secret=both)
    check(signed(key=b"the new key"), secret=both)
    told = refused(signed(key=b"a third key"), secret=both)
    assert told == (
        "None of the webhook's signatures is of this payload and any of the secrets."
    )


def test_a_secret_without_the_prefix_is_the_key_itself() -> None:
    check(signed(key=b"plain"), secret="plain")
    check(signed(), secret=SECRET.rstrip("="))


def test_where_the_secret_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    check(signed(), secret=None, own=SECRET)
    check(signed(), secret=lambda: SECRET, own="another")
    check(signed(), secret=None, own=lambda: SECRET)
    monkeypatch.setenv("CASE_WEBHOOK_SECRET", SECRET)
    check(signed(), secret=None)


@pytest.mark.parametrize("given", [None, "", " ", lambda: ""])
def test_without_a_secret_nothing_is_believed(
    given: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CASE_WEBHOOK_SECRET", raising=False)
    with pytest.raises(MissingCredentialsError, match="CASE_WEBHOOK_SECRET") as found:
        check(signed(key=b""), secret=given)
    assert found.value.keywords == ("webhook_secret",)


@pytest.mark.parametrize("secret", ["whsec_", "whsec_===", "whsec_!hidden!", "whsec_é"])
def test_a_secret_that_is_no_key_is_not_said(secret: str) -> None:
    with pytest.raises(ValueError, match="must go on in base64") as found:
        check(signed(key=b""), secret=secret)
    assert not isinstance(found.value, InvalidWebhookSignatureError)
    assert "hidden" not in str(found.value)


def test_the_secret_is_in_no_text() -> None:
    config = configure(SETTINGS, {"webhook_secret": SECRET})
    assert SECRET not in repr(config)


def test_what_is_raised_is_an_error_of_the_api_and_of_a_value() -> None:
    assert issubclass(InvalidWebhookSignatureError, APIError)
    assert issubclass(InvalidWebhookSignatureError, ValueError)


@pytest.mark.parametrize("payload", ["", "{", b"\xff", "[" * 100_000])
def test_a_payload_that_is_no_json(payload: str | bytes) -> None:
    with pytest.raises(APIError, match="is not JSON"):
        parse(dict[str, object], payload)


def test_a_payload_that_is_parsed_already_is_refused() -> None:
    parsed: Any = {"type": "pet.born"}
    for read in (lambda: check(signed(), parsed), lambda: parse(dict, parsed)):
        with pytest.raises(TypeError, match="as it came, text or bytes, not 'dict'"):
            read()
    assert parse(dict[str, int], bytearray(b'{"a": 1}')) == {"a": 1}  # type: ignore[arg-type]


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=80), st.data())
def test_what_was_signed_is_believed_and_nothing_else(
    payload: bytes, key: bytes, data: st.DataObject
) -> None:
    secret = f"whsec_{base64.b64encode(key).decode()}"
    headers = signed(payload, key)
    check(headers, payload, secret)
    name = data.draw(st.sampled_from(["payload", *headers]))
    if name == "payload":
        other = data.draw(
            st.binary(max_size=200).filter(lambda found: found != payload)
        )
        assert refused(headers, payload=other, secret=secret)
        return
    text = data.draw(st.text(max_size=80).filter(lambda t: t.strip() != headers[name]))
    assert refused(headers | {name: text}, payload=payload, secret=secret)


@given(
    st.dictionaries(st.text(max_size=20) | st.sampled_from([*signed()]), st.text()),
    st.text() | st.binary(),
)
def test_whatever_comes_is_refused_by_one_kind_of_error(
    headers: dict[str, str], payload: str | bytes
) -> None:
    assert refused(headers, payload=payload)
