"""The commands of `petstore`, a module for each resource."""
