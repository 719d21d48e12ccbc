"""What the rules know of English: numbers, the calendar, closed classes of words. Below the stages, which share it.

Nothing here knows an article or a record; words come in as text.
"""
