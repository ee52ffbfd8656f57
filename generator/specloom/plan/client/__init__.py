"""The client's views: modules of types, resources and clients, every line of them decided."""
