"""The test suite, planned: which calls are made, and what is asserted of their answers.

given    the values that a method is called with
words    a call as the words of a command line
answers  what comes back, in the terms of a test
cases    the tests of a method
suite    the modules of tests, and what they have in common
steady   how the mock server is started
"""

from __future__ import annotations

from .suite import Suite as Suite
from .suite import plan_suite as plan_suite
