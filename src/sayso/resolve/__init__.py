"""Inside one article: who the source of each statement is, and in whose voice it is told.

Reads an ``Article`` and its ``Statement``s, gives them back with speaker and voice, and the ``Actor``s that speak. Who
is the same across articles is left to a later stage.
"""

from sayso.resolve.speakers import resolve

RULES = "1"
"""The version of the rules: raised with every change that may give other records."""

__all__ = ["RULES", "resolve"]
