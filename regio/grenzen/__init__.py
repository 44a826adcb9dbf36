"""Borders of areas out of a file of the user's own: read, simplify, join. No figures.

`lezen` checks a GeoJSON file and gives rings per code, `rd` turns metres of the
Rijksdriehoek into degrees, `vereenvoudigen` drops points without opening gaps between
neighbours, `samenvoegen` joins areas along equal edges, `toewijzen` decides which piece of
a file belongs to which area of a quarter.
"""
