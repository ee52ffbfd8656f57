"""What lies between a client and the API: pools, processes, proxies, certificates."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest

from specloom.runtime.client import errors

from .conftest import Answer, Ask, Server
from .sample import AsyncSample, Sample

THREAD = {"id": "t1", "object": "thread", "created_at": 1, "metadata": None}


def _http(ask: Ask, **options: Any) -> Any:
    """Return an HTTP client of the kind that is asked with."""
    return (httpx2.Client if ask.kind == "sync" else httpx2.AsyncClient)(**options)


def _retrieve(client: Any) -> Any:
    return client.threads.retrieve("t")


# Threads and processes


def _in_a_child(work: Any) -> int:
    """Return how a forked process ended that did some work, 0 if it could."""
    child = os.fork()
    if child == 0:
        signal.alarm(10)  # Whoever waits for a lock of the parent's waits for ever.
        try:
            work()
        except BaseException:  # noqa: BLE001
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
no_warning = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")


@forks
@no_warning
def test_a_forked_process_makes_connections_of_its_own(server: Server) -> None:
    server.script(Answer(json=THREAD))
    with Sample(api_key="k", base_url=server.url) as client:
        copy = client.with_options(timeout=5)
        _retrieve(client)
        # A lock that is held elsewhere is never let go of in the child.
        with client._connection._pool._lock:
            assert _in_a_child(lambda: (_retrieve(copy), _retrieve(client))) == 0
        _retrieve(client)
    parent, child, again, after = [seen.peer for seen in server.seen]
    assert child == again != parent
    assert after == parent


@forks
@no_warning
def test_a_forked_process_makes_connections_of_its_own_for_tasks(
    server: Server,
) -> None:
    server.script(Answer(json=THREAD))
    client = AsyncSample(api_key="k", base_url=server.url)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(_retrieve(client))
    assert _in_a_child(lambda: asyncio.run(_retrieve(client))) == 0
    loop.run_until_complete(_retrieve(client))
    loop.run_until_complete(client.close())
    loop.close()
    parent, child, after = [seen.peer for seen in server.seen]
    assert child != parent == after


@forks
@no_warning
def test_a_token_outlives_a_fork_and_its_lock_does_not() -> None:
    from .test_oauth import LOGIN, SETTINGS, Issuer, Things

    issuer = Issuer("sync")

    def make() -> httpx2.Client:
        return httpx2.Client(transport=httpx2.MockTransport(issuer))

    with Things(SETTINGS, LOGIN, http_client=make()) as client:
        client.get()
        source: Any = client._connection.config.credentials["App"]
        with source._lock:
            assert _in_a_child(client.get) == 0


def test_a_client_of_the_user_s_stays_theirs_in_a_fork(server: Server) -> None:
    with httpx2.Client() as http:
        pool = Sample(
            api_key="k", base_url=server.url, http_client=http
        )._connection._pool
        pool.forget()
        assert pool.client() is http


def test_many_threads_share_one_pool(server: Server) -> None:
    server.script(Answer(json=THREAD, delay=0.01))
    limits = httpx2.Limits(max_connections=3)
    with (
        httpx2.Client(limits=limits) as http,
        ThreadPoolExecutor(16) as threads,
    ):
        client = Sample(api_key="k", base_url=server.url, http_client=http)
        done = [*threads.map(lambda _: _retrieve(client).id, range(48))]
    assert done == ["t1"] * 48
    assert len({seen.peer for seen in server.seen}) <= 3


def test_many_tasks_share_one_pool(server: Server) -> None:
    server.script(Answer(json=THREAD, delay=0.01))

    async def run() -> list[Any]:
        limits = httpx2.Limits(max_connections=3)
        async with httpx2.AsyncClient(limits=limits) as http:
            client = AsyncSample(api_key="k", base_url=server.url, http_client=http)
            return await asyncio.gather(*(_retrieve(client) for _ in range(48)))

    assert [thread.id for thread in asyncio.run(run())] == ["t1"] * 48
    assert len({seen.peer for seen in server.seen}) <= 3


# Time


@pytest.mark.parametrize(
    "timeout",
    [(9, 0.05, 9, 9), httpx2.Timeout(9, read=0.05), 0.05],
    ids=["tuple", "httpx2", "one"],
)
def test_a_wait_for_the_answer_has_its_own_limit(
    ask: Ask, server: Server, timeout: Any
) -> None:
    server.script(Answer(json=THREAD, delay=0.3))
    with pytest.raises(errors.APITimeoutError):
        ask(_retrieve, timeout=timeout, max_retries=0)
    # A limit of other waits is none of this one.
    others = (0.05, 9, 0.05, 0.05)
    assert ask(_retrieve, timeout=others, max_retries=0).id == "t1"


def test_a_wait_for_a_connection_has_its_own_limit(server: Server) -> None:
    server.script(Answer(json=THREAD, delay=0.3))
    timeout = (9, 9, 9, 0.05)
    with (
        httpx2.Client(limits=httpx2.Limits(max_connections=1)) as http,
        ThreadPoolExecutor(2) as threads,
    ):
        client = Sample(
            api_key="k",
            base_url=server.url,
            http_client=http,
            timeout=timeout,
            max_retries=0,
        )
        both = [threads.submit(_retrieve, client) for _ in range(2)]
        failed = [future.exception() for future in both]
    assert [type(error) for error in failed if error] == [errors.APITimeoutError]


def test_connecting_has_its_own_limit(ask: Ask) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        place = full.getsockname()
        # What fills the queue, so that nobody else gets in.
        queue = [socket.socket() for _ in range(3)]
        for one in queue:
            one.setblocking(False)
            one.connect_ex(place)
        with pytest.raises(errors.APITimeoutError):
            ask(
                _retrieve,
                base_url=f"http://127.0.0.1:{place[1]}",
                timeout=(0.1, 9, 9, 9),
                max_retries=0,
            )
        for one in queue:
            one.close()


# Proxies and certificates


def test_a_proxy(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD))
    there = {"base_url": "http://api.invalid/v1", "max_retries": 0}
    ask(_retrieve, http_client=_http(ask, proxy=server.url), **there)
    [seen] = server.seen
    assert seen.path == "http://api.invalid/v1/threads/t"
    assert seen.headers["Authorization"] == "Bearer sk-secret"


def test_a_proxy_of_the_environment(
    ask: Ask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    server.script(Answer(json=THREAD))
    ask(_retrieve, base_url="http://api.invalid/v1", max_retries=0)
    assert server.seen[0].path == "http://api.invalid/v1/threads/t"


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(
        ["openssl", *words], cwd=folder, check=True, capture_output=True, timeout=60
    )


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority, and what it says of a server and a client."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make certificates")
    folder = tmp_path_factory.mktemp("certificates")
    (folder / "ext").write_text("subjectAltName=IP:127.0.0.1\n")
    new = "req -newkey rsa:2048 -nodes -days 2"
    _openssl(
        folder, *f"{new} -x509 -subj /CN=authority -keyout ca.key -out ca.pem".split()
    )
    for name in ("server", "client"):
        _openssl(
            folder,
            *f"{new} -subj /CN={name} -keyout {name}.key -out {name}.csr".split(),
        )
        sign = f"x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial"
        _openssl(folder, *f"{sign} -days 2 -extfile ext -out {name}.pem".split())
    return folder


@pytest.fixture
def secure(certificates: Path) -> Iterator[Server]:
    """A server over TLS."""
    server = Server(_server_side(certificates))
    yield server
    server.close()


@pytest.fixture
def picky(certificates: Path) -> Iterator[Server]:
    """A server that wants to see a client's certificate."""
    context = _server_side(certificates)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(certificates / "ca.pem")
    server = Server(context)
    yield server
    server.close()


def _server_side(certificates: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.pem", certificates / "server.key")
    return context


def test_an_authority_of_one_s_own(
    ask: Ask, secure: Server, certificates: Path
) -> None:
    secure.script(Answer(json=THREAD))
    there = {"base_url": secure.url, "max_retries": 0}
    with pytest.raises(errors.APIConnectionError, match=r"(?i)certificate"):
        ask(_retrieve, **there)
    context = ssl.create_default_context(cafile=certificates / "ca.pem")
    ask(_retrieve, http_client=_http(ask, verify=context), **there)
    assert len(secure.seen) == 1


def test_mutual_tls(ask: Ask, picky: Server, certificates: Path) -> None:
    picky.script(Answer(json=THREAD))
    there = {"base_url": picky.url, "max_retries": 0}
    context = ssl.create_default_context(cafile=certificates / "ca.pem")
    with pytest.raises(errors.APIConnectionError):
        ask(_retrieve, http_client=_http(ask, verify=context), **there)
    assert picky.seen == []
    context.load_cert_chain(certificates / "client.pem", certificates / "client.key")
    ask(_retrieve, http_client=_http(ask, verify=context), **there)
    assert len(picky.seen) == 1
