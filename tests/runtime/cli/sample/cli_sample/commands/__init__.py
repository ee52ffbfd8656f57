"""The commands of `sample`, a module for each resource."""
