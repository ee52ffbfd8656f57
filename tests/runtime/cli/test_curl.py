"""`--dry-run`: a curl command that sends the same, secrets left to the shell."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

needs_curl = pytest.mark.skipif(
    not shutil.which("curl"), reason="curl is not installed"
)
WORDS = ("beta:threads", "create", "--metadata.note", "it's $HOME", "--dry-run")


def test_a_request_as_curl(run: Any, api: Any) -> None:
    ran = run(*WORDS)
    assert ran.out == (
        f"curl -X POST {api.url}/threads \\\n"
        "  -H 'Accept: application/json' \\\n"
        "  -H 'Content-Type: application/json' \\\n"
        "  -H 'OpenAI-Beta: assistants=v2' \\\n"
        '  -H "Authorization: Bearer $SAMPLE_API_KEY" \\\n'
        """  --data-raw '{"metadata":{"note":"it'"'"'s $HOME"}}'\n"""
    )
    assert not api.requests


def test_it_needs_no_credential(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMPLE_API_KEY")
    assert "Bearer $SAMPLE_API_KEY" in run(*WORDS).out


def test_every_kind_of_secret_is_hidden(run: Any) -> None:
    words = ("files", "label", "f", "--body", "x", "--dry-run")
    key = run(*words, "--admin-key", "s3cret").out
    login = run(*words, "--login", "me:s3cret").out
    assert '/labels?key=$SAMPLE_ADMIN_KEY"' in key
    assert '-u "$SAMPLE_LOGIN"' in login
    assert "s3cret" not in key + login


def _sent(run: Any, api: Any, *words: str) -> tuple[Any, Any]:
    """Send a request, then let curl send what the dry run says; return both."""
    run(*words)
    command = run(*words, "--dry-run").out
    shell = {"PATH": "/usr/bin:/bin", "SAMPLE_API_KEY": "sk-secret"}
    done = subprocess.run(["sh", "-c", command], env=shell, capture_output=True)
    assert done.returncode == 0, done.stderr
    return api.requests[0], api.requests[1]


@needs_curl
def test_curl_sends_the_same(run: Any, api: Any) -> None:
    note = 'it\'s "$HOME" `x` \\ é'
    words = ("--metadata.note", note, "--message.content", "\\@")
    ours, curls = _sent(run, api, "beta:threads", "create", *words)
    names = ("authorization", "content-type", "openai-beta", "accept")
    assert ours.body == curls.body
    assert {n: ours.headers[n] for n in names} == {n: curls.headers[n] for n in names}


@needs_curl
def test_curl_uploads_the_same(run: Any, api: Any, tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_bytes(b"\x00data")
    words = ("files", "create", "--file", "a b.txt", "--purpose", "batch")
    ours, curls = _sent(run, api, *words)
    for part in (b'name="file"; filename="a b.txt"', b"\x00data", b'name="purpose"'):
        assert part in ours.body
        assert part in curls.body


@needs_curl
def test_curl_sends_a_whole_file(run: Any, api: Any, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"\x00data")
    ours, curls = _sent(run, api, "files", "replace", "f", "--body", "f")
    assert ours.body == curls.body == b"\x00data"
    assert ours.method == curls.method == "PUT"
