"""An editor's side of a language server: what is shown under the cursor."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from .conftest import Installed


class Editor:
    """Speaks with a language server."""

    def __init__(self, program: subprocess.Popen[bytes], folder: Path) -> None:
        assert program.stdin is not None
        assert program.stdout is not None
        self._to: IO[bytes] = program.stdin
        self._from: IO[bytes] = program.stdout
        self._folder = folder
        self._count = 0

    def start(self, python: Path) -> None:
        self._python = str(python)
        root = {"uri": self._folder.as_uri(), "name": "program"}
        abilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
        }
        self.ask(
            "initialize",
            processId=None,
            rootUri=root["uri"],
            workspaceFolders=[root],
            capabilities=abilities,
        )
        self.tell("initialized")

    def hover(self, program: str) -> str:
        """Return what is shown for the last name of a program."""
        self._count += 1
        uri = (self._folder / f"program_{self._count}.py").as_uri()
        document = {"uri": uri, "languageId": "python", "version": 1, "text": program}
        self.tell("textDocument/didOpen", textDocument=document)
        lines = program.splitlines()
        position = {"line": len(lines) - 1, "character": len(lines[-1]) - 1}
        found = self.ask(
            "textDocument/hover", textDocument={"uri": uri}, position=position
        )
        self.tell("textDocument/didClose", textDocument={"uri": uri})
        return str(found["contents"]["value"]) if found else ""

    def ask(self, name: str, **params: Any) -> Any:
        """Return the answer to a request, after answering what the server asks meanwhile."""
        self._count += 1
        number = self._count
        self._send({"id": number, "method": name, "params": params})
        while True:
            message = self._read()
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._asked(message)})
            elif message.get("id") == number:
                assert "error" not in message, message
                return message["result"]

    def tell(self, name: str, **params: Any) -> None:
        self._send({"method": name, "params": params})

    def _asked(self, message: Any) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        settings = {"python": {"pythonPath": self._python}}
        return [settings.get(item["section"]) for item in message["params"]["items"]]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _read(self) -> Any:
        length = 0
        while line := self._from.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        return json.loads(self._from.read(length))


@contextmanager
def editor(words: list[str], folder: Path, installed: Installed) -> Iterator[Editor]:
    """Start a language server for a folder, with the interpreter that has the package."""
    pipe = subprocess.PIPE
    program = subprocess.Popen(words, stdin=pipe, stdout=pipe, cwd=folder)
    try:
        started = Editor(program, folder)
        started.start(installed.python)
        yield started
    finally:
        program.kill()
        program.communicate()
