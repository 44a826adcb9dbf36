"""Where a figure comes from: its versions, its page, and the way to it."""
