"""One question, one answer: what a raadslid asks about an area in a quarter.

`vragen` is the list of questions with the words in which a council asks them; `antwoord` what
an answer is made of. Value objects in, value objects out; no queries.
"""
