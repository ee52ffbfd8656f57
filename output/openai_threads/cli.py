"""The `openai` command line. The commands of a resource are read when it is used."""

from __future__ import annotations

from ._runtime.cli.main import main as run
from ._runtime.cli.tables import App, Credential, Entry

APP = App(
    command="openai",
    package=__name__.rpartition(".")[0],
    about="A thread holds the messages of one conversation. A run lets an assistant work on a thread: it reads the messages, may call tools, and adds its answer. Each run is made of steps, which tell what it did.",
    env_prefix="OPENAI",
    credentials=(
        Credential(
            scheme="ApiKeyAuth", name="api_key", flag="api-key", env="OPENAI_API_KEY"
        ),
    ),
    resources={
        "beta:threads": Entry(
            "beta_threads", "create, create-and-run, retrieve, update, delete"
        ),
        "beta:threads:messages": Entry(
            "beta_threads_messages", "list, create, retrieve, update, delete"
        ),
        "beta:threads:runs": Entry(
            "beta_threads_runs",
            "list, create, retrieve, update, cancel, submit-tool-outputs",
        ),
        "beta:threads:runs:steps": Entry("beta_threads_runs_steps", "list, retrieve"),
    },
)


def main() -> None:
    """Run the command line and exit."""
    run(APP)
