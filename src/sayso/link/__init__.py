"""Across articles: who is the same, which texts are copies, who tells the same words and the same facts.

Functions from records of several articles to what ties them together. What was read of each article stays as it was.
"""

from sayso.link.actors import RULES, traces
from sayso.link.components import Entity, entities

__all__ = ["RULES", "Entity", "entities", "traces"]
