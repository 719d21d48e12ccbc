"""Inside one article: who is meant, and in whose voice each record is told.

Reads an ``Article`` and the ``Findings`` of its analysis, gives a ``Resolution``: the records with speakers, actors and
voices. Who is the same across articles is left to a later stage.
"""

from sayso.resolve.resolution import Resolution, resolve, resolve_again

RULES = "5"
"""The version of the rules: raised with every change that may give other records."""

__all__ = ["RULES", "Resolution", "resolve", "resolve_again"]
