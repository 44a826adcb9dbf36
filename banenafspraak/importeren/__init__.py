"""Spreadsheets come in through the same door as what is typed.

A file is read in a process of its own (`lezen/`), recognised by its headings and turned
into rows (`opmaak/`), held against what is known (`controle.py`), and becomes a concept
delivery that somebody hands in and somebody else agrees with (`stappen.py`). This module
imports nothing: the process that reads a file has no Django.
"""
