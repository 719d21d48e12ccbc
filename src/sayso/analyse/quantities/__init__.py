"""The parts of a figure: numbers with their units, what joins two of them, and what the words before them say.

``analyse.figures`` puts them together. All of it works on the tokens of one block.
"""
