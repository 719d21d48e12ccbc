"""What the rules know of English, and what more than one stage needs of it. Below the stages.

Words, sentences and quotation marks; numbers, units and the calendar; closed classes of words. Text comes in, never an
article; of the records only ``Span`` is known here.
"""
