"""Who comes in at /beheer/, how, and for how long. What they may do there: rechten.py."""
