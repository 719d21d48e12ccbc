-- What makes looking through a large ledger quick: how often it was written to, by which what was worked out is known to be
-- good still, and what lists are narrowed by, beside the places of the records that are listed.

CREATE TABLE state (changes INTEGER NOT NULL);
INSERT INTO state (changes) VALUES (0);

CREATE INDEX articles_listed ON articles (current, key, publisher, published);
CREATE INDEX statements_listed ON statements (article, position, manner, voice, speaker_id);
CREATE INDEX acts_listed ON acts (article, position, type, stage, actor_id, when_id);
CREATE INDEX acts_sentence ON acts (article, sentence_start);
CREATE INDEX figures_listed ON figures (article, position, comparator, unit, value);
CREATE INDEX figures_sentence ON figures (article, sentence_start);
CREATE INDEX times_listed ON times (article, position, type, basis, begins, ends);
CREATE INDEX times_sentence ON times (article, sentence_start);
CREATE INDEX appraisals_listed ON appraisals (article, position, type, polarity);
CREATE INDEX appraisals_sentence ON appraisals (article, sentence_start);

-- Who says and does most, in all articles or in some; and the members of a group that speaks or acts.
CREATE INDEX link_keys_most ON link_keys (component, statements, promises, demands, mentions) WHERE mentions > 0;
CREATE INDEX traces_speaking ON traces (article, node, statements) WHERE statements > 0;
DROP INDEX traces_actor;
CREATE INDEX traces_actor ON traces (actor, node);
DROP INDEX traces_node;
CREATE INDEX traces_node ON traces (node, type, article, published);
CREATE INDEX members_whole ON members (whole);
