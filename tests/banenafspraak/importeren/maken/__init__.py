"""Files to import: readable ones (`gewoon`), and those that must be refused (`kwaad`).

Plain functions that return bytes, for every test that needs a file.
"""
