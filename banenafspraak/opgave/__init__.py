"""The Kwartaalopgave: what one area delivers about one quarter, from typing to the site.

veld lezen controles samenvoegen   pure: what is typed, is it right, does it stand out
onderdelen                         what is asked, with what was known before
vel                                one opgave as a page shows it
bewaren                            save what is typed; two people at once
stappen                            hand in, agree, send back, take back, correct
"""
