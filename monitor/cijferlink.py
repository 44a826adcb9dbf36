"""A number that leads to where it comes from: `608`, as a link."""

from django.utils.html import conditional_escape, format_html

VRAAG = "waar komt dit vandaan?"


def figure_link(tekst: str, url: str) -> str:
    """The number as a link; without an address the number itself.

    The name begins with what is seen, so that who speaks to the page can say it.
    """
    if not url:
        return conditional_escape(tekst)
    return format_html(
        '<a class="cijfer" href="{}" aria-label="{}, {}">{}</a>',
        url,
        tekst,
        VRAAG,
        tekst,
    )
