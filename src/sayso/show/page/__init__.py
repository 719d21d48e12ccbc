"""The card of an article as a web page: one file that needs nothing else.

Takes a card; gives the bytes of a page, to be opened, mailed or printed. ``article.html`` says what stands on it,
the style sheets how it looks; there are no scripts, and nothing is asked of any server.
"""

from sayso.show.page.making import make_page

__all__ = ["make_page"]
