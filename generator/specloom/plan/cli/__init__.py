"""The command line's plan: the surface as the tables that its runtime reads."""

from __future__ import annotations

from .commands import plan_app as plan_app
from .commands import plan_commands as plan_commands
from .inputs import Inputs as Inputs
from .inputs import plan_inputs as plan_inputs
