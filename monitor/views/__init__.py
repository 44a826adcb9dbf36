"""Views: parse, ask, show. One file per kind of page."""
