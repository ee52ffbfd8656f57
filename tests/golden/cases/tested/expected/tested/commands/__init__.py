"""The commands of `shop`, a module for each resource."""
