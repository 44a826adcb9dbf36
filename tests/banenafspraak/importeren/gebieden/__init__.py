"""The import of tables of areas."""
