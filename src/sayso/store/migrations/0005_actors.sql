-- From here on a mention in actors.mentions may have a fifth part: the id of the actor that a place stands for there.

ALTER TABLE actors ADD COLUMN members TEXT NOT NULL DEFAULT '[]';  -- JSON: ids of actors of the same article
ALTER TABLE actors ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';  -- JSON: [[start, end], …]
