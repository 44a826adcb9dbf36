"""One question, one answer: what a raadslid asks about an area in a quarter.

`vragen` is the list of questions, `stof` what answers are made from, `antwoord` what an
answer is made of. `lezen` reads through `monitor.overzichten`; `maken` picks who answers
(`norm`, `per_doel` with `nodig`, `stappen`, `meer`); `getallen` finds the numbers in a
sentence and where they come from; `lijst` is the list of links. Only `lezen` asks the
database.
"""
