-- Rows of articles and statements are never updated in a column that a search index holds: they are deleted and
-- inserted again. So two triggers a table keep its index in step.

CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    rules TEXT NOT NULL,
    sayso TEXT NOT NULL,  -- the version of sayso that first ran it
    at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sources (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    packed INTEGER NOT NULL,  -- 1: data is compressed with zlib
    data BLOB NOT NULL
);

-- One row for each version of a source. Every record of an article is of the article's run.
CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    current INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    run TEXT NOT NULL REFERENCES runs (id),
    added TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    decoded BLOB,  -- the decoded source, compressed with zlib; NULL where data and encoding give it back
    text TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    language TEXT,
    blocks TEXT NOT NULL,  -- JSON: [[role, start, end], …]
    map TEXT NOT NULL,  -- JSON: [[text, source, length], …]
    known TEXT NOT NULL,  -- JSON: title, publisher, published and authors, each with where it was found
    UNIQUE (source, version),
    UNIQUE (source, sha256)
);
CREATE UNIQUE INDEX articles_current ON articles (source) WHERE current;
CREATE INDEX articles_sha256 ON articles (sha256);

-- A span in JSON is [start, end].
CREATE TABLE statements (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    manner TEXT NOT NULL,
    confidence REAL NOT NULL,
    method TEXT NOT NULL,
    voice TEXT,
    speaker_id TEXT,
    speaker TEXT,
    source TEXT,
    cue TEXT,
    content TEXT NOT NULL,
    start INTEGER NOT NULL,
    spans TEXT NOT NULL,  -- JSON: [source or null, cue or null, [content, …]]
    UNIQUE (article, position)
);

CREATE TABLE actors (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT,
    mentions TEXT NOT NULL,  -- JSON: [[start, end, form], …]
    UNIQUE (article, position)
);

-- What could not be read: a source (article is NULL), or an article that analysis left unread.
CREATE TABLE skipped (
    key INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    article INTEGER UNIQUE REFERENCES articles (key),
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE UNIQUE INDEX skipped_source ON skipped (source) WHERE article IS NULL;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, text, content = 'articles', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content, source, speaker,
    content = 'statements', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- Names are matched as they are written, so without the stemmer, to which "Marks" and "Mark" are one.
CREATE VIRTUAL TABLE names_fts USING fts5 (
    source, speaker, content = 'statements', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, content, source, speaker)
    VALUES (new.key, new.content, new.source, new.speaker);
    INSERT INTO names_fts (rowid, source, speaker) VALUES (new.key, new.source, new.speaker);
END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content, source, speaker)
    VALUES ('delete', old.key, old.content, old.source, old.speaker);
    INSERT INTO names_fts (names_fts, rowid, source, speaker) VALUES ('delete', old.key, old.source, old.speaker);
END;
