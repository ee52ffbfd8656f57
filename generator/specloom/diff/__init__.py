"""Two versions of a description, compared by what is generated from them.

    surface, surface -> methods matched -> parameters, bodies, answers, security
                                        -> types, each shared pair once
                     -> names of all that is imported
                     -> changes, each with its rule: `rules` lists them

Requests may take more and answers may give less without breaking anyone. What the
generated client and command line do decides the rest: a new value of an enum breaks no
reader of answers, whose enums are open.
"""

from __future__ import annotations

from .change import Bump, Change, Name, Report
from .compare import compare
from .rules import RULES, THEMES, Product, Rule, Severity
from .versions import next_version

__all__ = [
    "RULES",
    "THEMES",
    "Bump",
    "Change",
    "Name",
    "Product",
    "Report",
    "Rule",
    "Severity",
    "compare",
    "next_version",
]
