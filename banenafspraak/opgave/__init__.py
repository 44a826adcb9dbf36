"""The Kwartaalopgave: what one area delivers about one quarter, from typing to the site.

veld lezen controles samenvoegen   pure: what is typed, is it right, does it stand out
onderdelen delen                   what is asked, with what was known before; which parts add up
vel                                one opgave as a page shows it
bewaren                            save what is typed; two people at once
stappen                            hand in, agree, send back, take back, correct
rijen                              what an opgave puts in the ledger; who was first
"""
