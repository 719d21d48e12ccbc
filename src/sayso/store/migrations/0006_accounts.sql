-- Accounts side by side: which articles carry one text, and which quotations are one utterance. Both are found by *bands*:
-- numbers that alike texts share. Of the texts with a band the first few by rank, which is a hash of what they are, are
-- compared with all others that have it, so that a band of thousands costs a few comparisons each, whatever the order in
-- which they came.

-- Current versions that have not been compared yet.
CREATE TABLE to_compare (article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE);
INSERT INTO to_compare SELECT key FROM articles WHERE current;
CREATE TRIGGER to_compare_insert AFTER INSERT ON articles WHEN new.current BEGIN
    INSERT INTO to_compare (article) VALUES (new.key);
END;
CREATE TRIGGER to_compare_update AFTER UPDATE OF current ON articles WHEN new.current != old.current BEGIN
    DELETE FROM bodies WHERE article = new.key;
    DELETE FROM to_compare WHERE article = new.key;
    INSERT INTO to_compare (article) SELECT new.key WHERE new.current;
END;

CREATE TABLE bodies (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL UNIQUE REFERENCES articles (key) ON DELETE CASCADE,
    rules TEXT NOT NULL,
    rank INTEGER NOT NULL,
    bands TEXT NOT NULL,  -- JSON: [band, …]
    sentences TEXT NOT NULL,  -- JSON: [[start, end, quoted], …]
    beside TEXT NOT NULL,  -- JSON: [[start, end], …]
    credits TEXT NOT NULL  -- JSON: [[agency, place, [start, end] or null, words], …]
);
CREATE INDEX bodies_rules ON bodies (rules);
CREATE TABLE body_bands (
    band INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    node INTEGER NOT NULL,
    PRIMARY KEY (band, rank, node)
) WITHOUT ROWID;
-- Bands from which a text was taken, so that others may have to be compared.
CREATE TABLE body_bands_left (band INTEGER PRIMARY KEY);
CREATE TABLE likenesses (
    one INTEGER NOT NULL,  -- the shorter body
    other INTEGER NOT NULL,
    copying TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    word_for_word INTEGER NOT NULL,
    edited INTEGER NOT NULL,
    share REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX likenesses_other ON likenesses (other);
CREATE TRIGGER bodies_delete AFTER DELETE ON bodies BEGIN
    DELETE FROM body_bands
    WHERE band IN (SELECT value FROM json_each(old.bands)) AND rank = old.rank AND node = old.key;
    INSERT OR IGNORE INTO body_bands_left (band) SELECT value FROM json_each(old.bands);
    DELETE FROM likenesses WHERE one = old.key OR other = old.key;
END;

-- Quotations, of the articles that have bodies; what was compared of one was compared of the other.
CREATE TABLE tellings (
    key INTEGER PRIMARY KEY,
    body INTEGER NOT NULL REFERENCES bodies (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    statement TEXT,
    speaker TEXT,
    named INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    bands TEXT NOT NULL  -- JSON: [band, …]
);
CREATE INDEX tellings_body ON tellings (body);
CREATE INDEX tellings_id ON tellings (id);
CREATE TABLE telling_bands (
    band INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    node INTEGER NOT NULL,
    PRIMARY KEY (band, rank, node)
) WITHOUT ROWID;
CREATE TABLE telling_bands_left (band INTEGER PRIMARY KEY);
CREATE TABLE overlaps (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    hold TEXT NOT NULL,
    longest INTEGER NOT NULL,
    share REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX overlaps_other ON overlaps (other);
CREATE TRIGGER tellings_delete AFTER DELETE ON tellings BEGIN
    DELETE FROM telling_bands
    WHERE band IN (SELECT value FROM json_each(old.bands)) AND rank = old.rank AND node = old.key;
    INSERT OR IGNORE INTO telling_bands_left (band) SELECT value FROM json_each(old.bands);
    DELETE FROM overlaps WHERE one = old.key OR other = old.key;
END;
