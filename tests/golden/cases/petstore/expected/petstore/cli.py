"""The `petstore` command line. The commands of a resource are read when it is used."""

from __future__ import annotations

from ._runtime.cli.main import main as run
from ._runtime.cli.tables import App, Credential, Entry

APP = App(
    command="petstore",
    package=__name__.rpartition(".")[0],
    about="Pets, their owners and their photos.",
    env_prefix="PETSTORE",
    credentials=(
        Credential(
            scheme="ApiKey", name="api_key", flag="api-key", env="PETSTORE_API_KEY"
        ),
    ),
    resources={
        "pets": Entry("pets", "The animals of the store."),
        "pets:photos": Entry("pets_photos", "create"),
        "pets:photos:content": Entry("pets_photos_content", "retrieve"),
    },
)


def main() -> None:
    """Run the command line and exit."""
    run(APP)
