"""The draft letter with which a college answers its council, made of answers.

`keuze` reads the choices of the address, `brief` is the letter as a value, `noten` numbers
its footnotes, `opstellen` makes it from answers, `odt` writes it for a word processor. The
page and the PDF print the same value. Nothing of it is kept.
"""
