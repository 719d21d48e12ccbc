"""Score what ``sayso read --json`` prints against annotated corpora.

Each scorer prepares its gold articles as JSON Lines, and scores the JSON Lines that a reader makes of them::

    python -m bench.score.attribution prepare GOLD > articles.jsonl
    sayso read articles.jsonl --json > ledger.jsonl
    python -m bench.score.attribution score GOLD ledger.jsonl

Every span is looked up in the coordinates of the source (``raw``), so that a gold file about the untouched source can
be compared. ``--only FILE`` restricts both to the articles that the file names.
"""
