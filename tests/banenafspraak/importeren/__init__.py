"""The import: files of others."""
