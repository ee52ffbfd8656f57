"""The `shop` command line. The commands of a resource are read when it is used."""

from __future__ import annotations

from ._runtime.cli.main import main as run
from ._runtime.cli.tables import App, Credential, Entry

APP = App(
    command="shop",
    package=__name__.rpartition(".")[0],
    about="Shop",
    env_prefix="SHOP",
    credentials=(
        Credential(scheme="ApiKey", name="api_key", flag="api-key", env="SHOP_API_KEY"),
    ),
    resources={
        "": Entry("root", "ping"),
        "advice": Entry("advice", "create"),
        "items": Entry("items", "list, create, retrieve, delete"),
        "items:cover": Entry("items_cover", "retrieve, replace"),
        "orders": Entry("orders", "create, watch, export"),
        "uploads": Entry("uploads", "create"),
    },
)


def main() -> None:
    """Run the command line and exit."""
    run(APP)
