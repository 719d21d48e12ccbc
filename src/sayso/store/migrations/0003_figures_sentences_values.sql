-- Figures and sentences; which days a time means, which figures and times stand in an act, what a scare quote repeats.
-- Acts, times and appraisals are made anew, with their words beside them, so that they can be listed and searched. Those
-- written before keep what was known. words(text, spans, n) gives the words of the n-th part of spans, all_words those of
-- each of its pieces as JSON, first_start where the n-th part, or with NULL the first of all, begins.

CREATE TABLE sentences (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    method TEXT NOT NULL,
    voice TEXT,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (article, position)
);
CREATE INDEX sentences_start ON sentences (article, start);

CREATE VIRTUAL TABLE sentences_fts USING fts5 (
    words, content = 'sentences', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_fts_insert AFTER INSERT ON sentences BEGIN
    INSERT INTO sentences_fts (rowid, words) VALUES (new.key, new.words);
END;
CREATE TRIGGER sentences_fts_delete AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts (sentences_fts, rowid, words) VALUES ('delete', old.key, old.words);
END;

-- Whose voice a record stands in is looked up by the statement's id.
CREATE INDEX statements_id ON statements (id);

CREATE TABLE figures (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    low TEXT,  -- in plain decimal notation, as high
    high TEXT,
    comparator TEXT NOT NULL,
    unit TEXT,
    assumed TEXT NOT NULL,  -- JSON: [what, …]
    method TEXT NOT NULL,
    voice TEXT,
    spans TEXT NOT NULL,  -- JSON: [span, counts or null]
    words TEXT NOT NULL,
    counts TEXT,
    value REAL,  -- low, else high, as near as a machine's number comes, to sort by
    start INTEGER NOT NULL,
    sentence_start INTEGER,
    UNIQUE (article, position)
);

ALTER TABLE acts RENAME TO old_acts;
CREATE TABLE acts (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    negated INTEGER NOT NULL,
    stage TEXT NOT NULL,
    confidence REAL NOT NULL,
    method TEXT NOT NULL,
    voice TEXT,
    actor_id TEXT,
    by_id TEXT,
    amount_ids TEXT NOT NULL,  -- JSON: [figure, …]
    when_id TEXT,
    same_as TEXT,
    spans TEXT NOT NULL,  -- JSON: [cue, actor or null, by or null, [action, …], [amount, …], when or null, condition or null]
    cue TEXT NOT NULL,
    actor TEXT,
    actor_name TEXT,
    by_whom TEXT,
    by_name TEXT,
    action TEXT,
    amounts TEXT NOT NULL,  -- JSON: [words, …]
    when_told TEXT,
    condition TEXT,
    start INTEGER NOT NULL,
    sentence_start INTEGER,
    UNIQUE (article, position)
);
-- Names as they are written, without the stemmer.
CREATE VIRTUAL TABLE acts_names_fts USING fts5 (
    actor, actor_name, by_whom, by_name,
    content = 'acts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER acts_names_fts_insert AFTER INSERT ON acts BEGIN
    INSERT INTO acts_names_fts (rowid, actor, actor_name, by_whom, by_name)
    VALUES (new.key, new.actor, new.actor_name, new.by_whom, new.by_name);
END;
CREATE TRIGGER acts_names_fts_delete AFTER DELETE ON acts BEGIN
    INSERT INTO acts_names_fts (acts_names_fts, rowid, actor, actor_name, by_whom, by_name)
    VALUES ('delete', old.key, old.actor, old.actor_name, old.by_whom, old.by_name);
END;
INSERT INTO acts
SELECT
    o.key, o.article, o.position, o.id, o.type, o.negated, o.stage, o.confidence, o.method, o.voice, o.actor_id, o.by_id,
    '[]', NULL, NULL, o.spans, words(a.text, o.spans, 0), words(a.text, o.spans, 1),
    (SELECT name FROM actors WHERE article = o.article AND id = o.actor_id), words(a.text, o.spans, 2),
    (SELECT name FROM actors WHERE article = o.article AND id = o.by_id), words(a.text, o.spans, 3),
    all_words(a.text, o.spans, 4), words(a.text, o.spans, 5), words(a.text, o.spans, 6), first_start(o.spans, NULL), NULL
FROM old_acts AS o JOIN articles AS a ON a.key = o.article;
DROP TABLE old_acts;

ALTER TABLE times RENAME TO old_times;
CREATE TABLE times (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    confidence REAL NOT NULL,
    method TEXT NOT NULL,
    voice TEXT,
    value TEXT,
    begins TEXT,  -- the first day of what it means, YYYY-MM-DD
    ends TEXT,  -- the day after its last
    basis TEXT NOT NULL,
    spans TEXT NOT NULL,  -- JSON: [span, anchor or null]
    words TEXT NOT NULL,
    anchor TEXT,
    start INTEGER NOT NULL,
    sentence_start INTEGER,
    UNIQUE (article, position)
);
CREATE INDEX times_id ON times (id);
INSERT INTO times
SELECT
    o.key, o.article, o.position, o.id, o.type, o.confidence, o.method, o.voice, NULL, NULL, NULL, 'unknown',
    '[' || o.span || ',null]', words(a.text, '[' || o.span || ']', 0), NULL, first_start('[' || o.span || ']', 0), NULL
FROM old_times AS o JOIN articles AS a ON a.key = o.article;
DROP TABLE old_times;

ALTER TABLE appraisals RENAME TO old_appraisals;
CREATE TABLE appraisals (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    polarity TEXT,
    confidence REAL NOT NULL,
    method TEXT NOT NULL,
    voice TEXT,
    echo_of TEXT,
    spans TEXT NOT NULL,  -- JSON: [span, target or null]
    words TEXT NOT NULL,
    target TEXT,
    start INTEGER NOT NULL,
    sentence_start INTEGER,
    UNIQUE (article, position)
);
INSERT INTO appraisals
SELECT
    o.key, o.article, o.position, o.id, o.type, o.polarity, o.confidence, o.method, o.voice, NULL, o.spans,
    words(a.text, o.spans, 0), words(a.text, o.spans, 1), first_start(o.spans, 0), NULL
FROM old_appraisals AS o JOIN articles AS a ON a.key = o.article;
DROP TABLE old_appraisals;
