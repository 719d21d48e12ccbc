-- Actors across the ledger: members and roles, the traces by which an actor is recognised in other articles, what these
-- tie together, and what people corrected. From here on a mention in actors.mentions may have a fifth part: the id of the
-- actor that a place stands for there.

ALTER TABLE actors ADD COLUMN members TEXT NOT NULL DEFAULT '[]';  -- JSON: ids of actors of the same article
ALTER TABLE actors ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';  -- JSON: [[start, end], …]

CREATE INDEX actors_id ON actors (id);
CREATE INDEX statements_speaker ON statements (speaker_id);
CREATE INDEX acts_actor ON acts (actor_id);
CREATE INDEX acts_by ON acts (by_id);

-- The members of a group, so that what the group said is found by the id of a member.
CREATE TABLE members (
    member TEXT NOT NULL,
    whole TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (key),
    PRIMARY KEY (member, whole)
) WITHOUT ROWID;
CREATE INDEX members_article ON members (article);

-- The rules that made the traces of an article; NULL: not linked yet.
ALTER TABLE articles ADD COLUMN linked TEXT;
CREATE INDEX articles_linked ON articles (linked);

-- Keys are hashed to 64 bits. Lists of keys are packed: how many keys, of them made by corrections, offered and sought (16
-- bits each), then the keys, all little-endian.
CREATE TABLE traces (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT,
    known TEXT,
    published TEXT,  -- as in articles
    found BLOB NOT NULL,
    corrected BLOB,  -- what corrections make of found; NULL where none is placed here
    node INTEGER,  -- the least of its keys, under which it hangs; NULL where the article is no current version
    statements INTEGER NOT NULL,
    promises INTEGER NOT NULL,
    demands INTEGER NOT NULL,
    mentions INTEGER NOT NULL
);
CREATE INDEX traces_article ON traces (article);
CREATE INDEX traces_actor ON traces (actor);
CREATE INDEX traces_node ON traces (node);
CREATE INDEX traces_corrected ON traces (node) WHERE corrected IS NOT NULL;

-- What hangs together by shared keys.
CREATE TABLE link_components (
    number INTEGER PRIMARY KEY,
    keys INTEGER NOT NULL,
    firm INTEGER NOT NULL,  -- how many of its traces seek nothing
    offers INTEGER NOT NULL  -- how many things its traces offer
);
CREATE TABLE link_keys (
    hash INTEGER PRIMARY KEY,
    component INTEGER NOT NULL REFERENCES link_components (number),
    made INTEGER NOT NULL,  -- 1: by a correction
    uses INTEGER NOT NULL,  -- how many traces have it; the numbers below are of the traces that hang under it
    firm INTEGER NOT NULL DEFAULT 0,
    offers INTEGER NOT NULL DEFAULT 0,
    statements INTEGER NOT NULL DEFAULT 0,
    promises INTEGER NOT NULL DEFAULT 0,
    demands INTEGER NOT NULL DEFAULT 0,
    mentions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX link_keys_component ON link_keys (component, made, hash);
-- From the least key of a trace to each of its others, and back; so that removing a trace looks at keys, not at traces.
CREATE TABLE link_edges (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE TABLE link_offers (
    offered INTEGER NOT NULL,
    node INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (offered, node)
) WITHOUT ROWID;
CREATE INDEX link_offers_node ON link_offers (node);
CREATE TABLE link_seeks (
    sought INTEGER NOT NULL,
    node INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (sought, node)
) WITHOUT ROWID;
CREATE INDEX link_seeks_node ON link_seeks (node);

-- What actors are called: the name of a trace, other names of it in its article, its roles, and names that people gave it.
CREATE TABLE actor_names (
    key INTEGER PRIMARY KEY,
    words TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL,  -- as it is searched: without case, accents, hyphens and apostrophes
    joined TEXT NOT NULL,  -- the same without spaces
    uses INTEGER NOT NULL
);
CREATE INDEX actor_names_joined ON actor_names (joined);
CREATE TABLE trace_names (
    trace INTEGER NOT NULL REFERENCES traces (key),
    kind TEXT NOT NULL,  -- name, mention, role or given
    name INTEGER NOT NULL REFERENCES actor_names (key),
    PRIMARY KEY (trace, kind, name)
) WITHOUT ROWID;
CREATE INDEX trace_names_name ON trace_names (name, kind);
CREATE VIRTUAL TABLE actor_names_fts USING fts5 (
    folded, content = 'actor_names', content_rowid = 'key', tokenize = 'unicode61'
);
CREATE TRIGGER actor_names_fts_insert AFTER INSERT ON actor_names BEGIN
    INSERT INTO actor_names_fts (rowid, folded) VALUES (new.key, new.folded);
END;
CREATE TRIGGER actor_names_fts_delete AFTER DELETE ON actor_names BEGIN
    INSERT INTO actor_names_fts (actor_names_fts, rowid, folded) VALUES ('delete', old.key, old.folded);
END;

CREATE TABLE corrections (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    value TEXT,
    undoes TEXT,
    sides TEXT NOT NULL,  -- JSON: [[name, entity], …]
    active INTEGER NOT NULL  -- 0: an undo takes it back
);
CREATE INDEX corrections_at ON corrections (at, id);
CREATE INDEX corrections_undoes ON corrections (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE anchors (
    key INTEGER PRIMARY KEY,
    correction INTEGER NOT NULL REFERENCES corrections (key),
    side INTEGER NOT NULL,
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    start INTEGER NOT NULL,  -- in the decoded source
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (correction, side, position)
);
CREATE INDEX anchors_sha256 ON anchors (sha256);
-- Where anchors stand in what is linked now.
CREATE TABLE placed (
    trace INTEGER NOT NULL REFERENCES traces (key),
    anchor INTEGER NOT NULL REFERENCES anchors (key),
    PRIMARY KEY (trace, anchor)
) WITHOUT ROWID;
CREATE INDEX placed_anchor ON placed (anchor);
