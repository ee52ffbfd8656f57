"""A small description, and the command line run in this process or in its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from specloom.cli.app import app

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0"}
servers: [{url: https://pets.example.com}]
security: [{Key: []}]
paths:
  /pets:
    get:
      summary: List pets
      responses:
        "200":
          description: All pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
    post:
      summary: Create a pet
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/Pet"}}
      responses:
        "200":
          description: The pet.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Pet"}}
  /pets/{pet_id}:
    get:
      summary: Retrieve a pet
      parameters:
        - {name: pet_id, in: path, required: true, schema: {type: string}}
      responses:
        "200":
          description: The pet.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Pet"}}
components:
  securitySchemes:
    Key: {type: http, scheme: bearer}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, description: What it is called.}
        tag: {type: string}
"""
FLAWED = SPEC.replace("required: [name]", "required: [name, name]")
BROKEN = SPEC.replace("schemas/Pet", "schemas/Pat", 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with descriptions: good, flawed and unusable."""
    monkeypatch.chdir(tmp_path)
    Path("pets.yaml").write_text(SPEC)
    Path("flawed.yaml").write_text(FLAWED)
    Path("broken.yaml").write_text(BROKEN)
    return tmp_path


@pytest.fixture
def specloom(folder: Path) -> Callable[..., Result]:
    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, prog_name="specloom")

    return run


@pytest.fixture
def process(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "specloom", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "COLUMNS": "100"},
        )

    return run
