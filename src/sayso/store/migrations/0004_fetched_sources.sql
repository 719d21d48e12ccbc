-- From here on a run in articles.map may have a fourth part: how many characters the source takes for it, where it writes it
-- otherwise; and articles.known a fifth: all candidates, [[field, value, basis, confidence, span or null], …].

ALTER TABLE articles ADD COLUMN fetched TEXT;  -- JSON: [url, at, [[header, value], …]]; NULL for what was not fetched

-- Where the words of a printed source stand: JSON, compressed with zlib: [[page, bottom, top, [[gap, length, left, right], …]],
-- …], one part for each line; a gap is counted from the end of the word before it in the decoded source, points from the
-- bottom left of the page. NULL for what has no pages.
ALTER TABLE articles ADD COLUMN boxes BLOB;
