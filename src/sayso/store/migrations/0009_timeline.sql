-- The timeline: what is dated, in the order of the days, and what is to be done by when.
CREATE INDEX times_days ON times (coalesce(begins, ends), ends, article, id) WHERE coalesce(begins, ends) IS NOT NULL;
CREATE INDEX acts_when ON acts (when_id, article, type) WHERE when_id IS NOT NULL;
