"""Types: SubmitToolOutputsRequestToolOutputParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict


class SubmitToolOutputsRequestToolOutputParam(TypedDict):
    tool_call_id: NotRequired[str]
    """The call's identifier, as it stands in the run's `required_action`."""

    output: NotRequired[str]
    """What the function returned."""
