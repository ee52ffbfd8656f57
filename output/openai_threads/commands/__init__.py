"""The commands of `openai`, a module for each resource."""
