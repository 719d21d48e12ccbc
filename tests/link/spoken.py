"""Invented transcripts, and texts made of them as the pipeline makes them."""

from __future__ import annotations

import io

from sayso import pipeline
from sayso.records import GivenText, Skipped

HEARING = """\
Hearing on the Quillane dam

THE CHAIRWOMAN: We begin with Dr. Amara Voss of the water board. Doctor, please.

DR. VOSS: Thank you. I have worked on this dam for nineteen years, and I have never seen cracks like these. There are \
forty-one of them in the eastern wall alone. We told the ministry in March. We told them again in May, and nobody \
answered.

Let me be clear: I do not say that the dam will break. I say that we cannot promise that it won't. That's a \
difference, and it is one that the people in the valley understand very well.

(Laughter.)

DR. VOSS: The repair would cost $12 million. It would take, uh, about two years if, if the money came today. Without \
the repair we will have to lower the lake by six metres before the autumn, and the farmers of Lower Quillane will lose \
their water. Everyone in this room knows a farmer. My own brother is one; he keeps goats, and he writes poems about \
them.

MR. OKONJO: Doctor, who is responsible?

DR. VOSS: The board is responsible for the wall, the ministry is responsible for the money, and I am responsible for \
the honest answer I give you now. We were too slow. I was too slow. The colour of the water should have told us, and \
our "experts" looked at the computers instead.

MR. OKONJO: And what would you tell the minister if she were here?

DR. VOSS: I'd tell her to come and look. I'd tell her that a wall does not read letters. She has been to the opera \
more often than to the dam this year, and I like opera.

(Applause.)

THE CHAIRWOMAN: Order, please. We take 25 percent of our power from Quillane, ladies and gentlemen. Perhaps we can be \
serious.
"""


def given(text: str) -> GivenText:
    """Return a text as it is given to check articles against."""
    (found,) = pipeline.given_texts(["-"], stdin=io.BytesIO(text.encode()))
    assert not isinstance(found, Skipped)
    return found
