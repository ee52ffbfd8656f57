"""Views and templates in, sources out: the only room that imports Jinja."""
