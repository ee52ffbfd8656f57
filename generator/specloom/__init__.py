"""Weaves a typed client, a command line and reference docs from one OpenAPI description."""

__version__ = "0.1.0"
