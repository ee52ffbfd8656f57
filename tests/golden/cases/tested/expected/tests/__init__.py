"""Tests of `tested` against Steady, a mock server that checks what it is asked."""
