"""The pages of files in /beheer/."""
