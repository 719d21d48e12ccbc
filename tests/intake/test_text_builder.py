"""The text is built with its map."""

from sayso.intake.text_builder import TextBuilder
from sayso.records import Block, BlockRole, Run, Span
from tests.intake.reading import assert_map_leads_back


def test_pieces_become_blocks_joined_by_a_blank_line() -> None:
    source = "Harbour\n\nWe pay,\nshe said."
    builder = TextBuilder(source)
    builder.add(0, 7)
    builder.close_block(BlockRole.TITLE)
    builder.add(9, 16)
    builder.add_blank(16, len(source))
    builder.add(17, 26)
    builder.close_block(BlockRole.PARAGRAPH)

    text, blocks, text_map = builder.finish()

    assert text == "Harbour\n\nWe pay, she said."
    assert blocks == (
        Block(role=BlockRole.TITLE, span=Span(0, 7)),
        Block(role=BlockRole.PARAGRAPH, span=Span(9, 26)),
    )
    assert text_map.runs == (Run(0, 0, 7), Run(9, 9, 17))


def test_surplus_blanks_and_characters_that_no_text_keeps_are_dropped() -> None:
    source = "\x00We\u00ad\ufeff pay \x00 \t every\u200b\u00a0cent, \ud800 she\tsaid"
    builder = TextBuilder(source)
    builder.add(0, len(source))
    builder.close_block(BlockRole.PARAGRAPH)

    text, _, text_map = builder.finish()

    assert text == "We pay every cent, \ufffd she said"
    assert_map_leads_back(text, text_map, source)


def test_a_block_has_no_blanks_at_its_edges_and_an_empty_one_is_none() -> None:
    builder = TextBuilder(" We pay \x00  ")
    builder.add(0, 11)
    builder.close_block(BlockRole.PARAGRAPH)
    builder.add(8, 11)
    builder.close_block(BlockRole.PARAGRAPH)

    text, blocks, _ = builder.finish()

    assert (text, len(blocks)) == ("We pay", 1)


def test_nothing_added_gives_nothing() -> None:
    assert TextBuilder("").finish()[:2] == ("", ())


def test_what_the_source_writes_otherwise_leads_back_to_all_of_it() -> None:
    source = "&ldquo;We&nbsp;&nbsp;pay&shy;ed<br>all&rdquo;&#32;"
    builder = TextBuilder(source)
    builder.add_written("“", 0, 7)
    builder.add(7, 9)
    builder.add_written("\xa0", 9, 15)
    builder.add_written("\xa0", 15, 21)
    builder.add(21, 24)
    builder.add_written("\xad", 24, 29)
    builder.add(29, 31)
    builder.add_break()
    builder.add(35, 38)
    builder.add_written("”", 38, 45)
    builder.add_written(" ", 45, 50)
    builder.close_block(BlockRole.PARAGRAPH)

    text, blocks, text_map = builder.finish()

    assert text == "“We payed all”"
    assert blocks == (Block(role=BlockRole.PARAGRAPH, span=Span(0, 14)),)
    assert builder.last_block == Span(0, 14)
    assert_map_leads_back(text, text_map, source)
    assert text_map.raw(Span(0, 3)) == (Span(0, 9),)
    assert text_map.raw(Span(3, 9)) == (Span(9, 15), Span(21, 24), Span(29, 31))
    assert text_map.raw(Span(13, 14)) == (Span(38, 45),)
