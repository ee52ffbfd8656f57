from __future__ import annotations

import ssl
from datetime import datetime, timezone
from email.utils import format_datetime

import httpx2
import pytest

from specloom.runtime.client.errors import APIConnectionError
from specloom.runtime.client.retries import backoff, retry_after, translated

NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "2"}, 2.0),
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": "0.5"}, 0.5),
        ({"retry-after-ms": "1500", "Retry-After": "9"}, 1.5),
        ({"retry-after-ms": "soon", "Retry-After": "9"}, 9.0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "-1"}, None),
        (
            {
                "Retry-After": format_datetime(
                    datetime.fromtimestamp(NOW + 7, timezone.utc)
                )
            },
            7.0,
        ),
        (
            {
                "Retry-After": format_datetime(
                    datetime.fromtimestamp(NOW - 7, timezone.utc)
                )
            },
            0.0,
        ),
    ],
)
def test_what_a_response_asks_for(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(httpx2.Headers(headers), NOW) == seconds


def test_delays_double_up_to_a_limit() -> None:
    for attempt, longest in enumerate([0.5, 1, 2, 4, 8, 8, 8]):
        delays = {backoff(attempt) for _ in range(20)}
        assert longest * 0.75 <= min(delays) < max(delays) <= longest
    assert backoff(10_000) <= 8


def test_a_refusal_after_the_handshake_is_a_connection_error() -> None:
    lost = r"^The connection to the API was lost: .*certificate required"
    with pytest.raises(APIConnectionError, match=lost), translated():
        raise ssl.SSLError("tlsv13 alert certificate required")
