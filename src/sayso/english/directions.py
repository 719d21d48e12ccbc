"""Stage directions: what a transcript tells beside the words that are spoken."""

from __future__ import annotations

import re

DIRECTION = re.compile(
    r"[(\[](?:"
    r"(?i:applause|laughter|laughs?|laughing|chuckl\w+|crosstalk|cross talk|inaudible|unintelligible|indiscernible"
    r"|pauses?|cheer\w*|boo(?:s|ing)?|music|sighs?|coughs?|ph|off[- ]mi[ck]\w*|speaking \w+|through (?:an )?interpreter"
    r"|begin \w+|end \w+|video|audio|commercial|voice-?over|on camera|via \w+|off camera|nods?|silence|recess|break"
    r"|interruption|interposing|overlapping|shouting|gavel)\b[^()\[\]\n]{0,60}"
    r"|[A-Z][A-Z’'-]+(?:[ ,]+[A-Z’'-]+)+\.?"
    r")[)\]]"
)
"""What happens while somebody speaks: a known word, or several words in capitals ("(NATO)" is none)."""
