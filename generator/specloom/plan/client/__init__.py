"""The client's views: modules of types and of resources, every line of them decided."""
