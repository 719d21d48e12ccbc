"""Invented articles with gold marks: the role of every sentence, and whose voice its words are in.

GUIDELINES.md says what is marked, ``loader`` reads the marks, ``bench.score.own`` scores sayso against them.
"""
