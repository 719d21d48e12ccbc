"""Lay a source out: from its characters to the text of an article, its blocks and the map back.

``lines`` cuts it, ``pages`` finds what belongs to the printed page, ``paragraphs`` puts the lines together,
``hyphens`` mends words, ``roles`` says what each block is by the help of ``forms``. Metadata is left to
``sayso.intake.metadata``.
"""

from sayso.intake.layout.compose import LaidOut, lay_blocks_out, lay_out
from sayso.intake.layout.roles import Told

__all__ = ["LaidOut", "Told", "lay_blocks_out", "lay_out"]
