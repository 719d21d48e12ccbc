-- Acts, times and appraisals of an article. From here on a mention in actors.mentions is [start, end, form, type or null];
-- those written before have no fourth part.

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
    spans TEXT NOT NULL,  -- JSON: [cue, actor or null, by or null, [action, …], [amount, …], when or null, condition or null]
    UNIQUE (article, position)
);

CREATE TABLE times (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    confidence REAL NOT NULL,
    method TEXT NOT NULL,
    voice TEXT,
    span TEXT NOT NULL,  -- JSON
    UNIQUE (article, position)
);

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
    spans TEXT NOT NULL,  -- JSON: [span, target or null]
    UNIQUE (article, position)
);
