"""Measurements of specloom; nothing here is part of the product."""
