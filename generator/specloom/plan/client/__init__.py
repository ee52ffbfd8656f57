"""The client's views: modules of types, of resources and of the clients, every line of them decided."""
