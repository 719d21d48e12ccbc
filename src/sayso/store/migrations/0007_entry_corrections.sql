-- Corrections of entries: what a person said about a statement, an act, a figure, a time or an appraisal.

ALTER TABLE corrections ADD COLUMN edit TEXT;  -- JSON; NULL for corrections of actors and for what takes others back
ALTER TABLE corrections ADD COLUMN sha256 TEXT;  -- the source that edit is about
CREATE INDEX corrections_sha256 ON corrections (sha256) WHERE sha256 IS NOT NULL;

-- Where they stand in what was read last. What they stand in goes with its article.
CREATE TABLE placed_edits (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    correction INTEGER NOT NULL REFERENCES corrections (key),
    before TEXT,  -- the id of the entry that it was about; NULL where there was none
    after TEXT,  -- the id of the entry as it is; NULL where there is none
    PRIMARY KEY (article, correction)
) WITHOUT ROWID;
CREATE INDEX placed_edits_correction ON placed_edits (correction);

-- What model and rules made of the articles in which corrections stand: JSON, packed.
CREATE TABLE uncorrected (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    packed INTEGER NOT NULL,
    records BLOB NOT NULL
);

-- Articles whose corrections have changed since they were applied.
CREATE TABLE to_correct (article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE);

-- What is looked at first by those who check entries: what nobody has checked, the least certain first. Of figures, which
-- rules find, those of which something is assumed or unknown.
CREATE INDEX statements_review ON statements (confidence, article) WHERE method != 'person';
CREATE INDEX acts_review ON acts (confidence, article) WHERE method != 'person';
CREATE INDEX times_review ON times (confidence, article) WHERE method != 'person';
CREATE INDEX appraisals_review ON appraisals (confidence, article) WHERE method != 'person';
CREATE INDEX figures_review ON figures ((assumed = '[]' AND unit IS NOT NULL), article) WHERE method != 'person';
