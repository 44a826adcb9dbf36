"""Pages of /beheer/ for opgaven. Parse, ask, show."""
