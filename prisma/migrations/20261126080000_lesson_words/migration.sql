-- A lesson may be a word for a choice of a field: words is the word, field_id and choice what it means.
-- A lesson that was held back may be released by an administrator who has seen why.
ALTER TABLE lesson
  ADD COLUMN field_id    text,
  ADD COLUMN choice      text,
  ADD COLUMN released_by text,
  ADD COLUMN released_at timestamptz(6),
  ADD CONSTRAINT lesson_word CHECK ((field_id IS NULL) = (choice IS NULL)),
  ADD CONSTRAINT lesson_released CHECK ((released_by IS NULL) = (released_at IS NULL));
CREATE INDEX lesson_same_word ON lesson (org_id, process_key, field_id, words);

-- What administrators did with lessons: hash-chained, written once, without the words.
CREATE TABLE lesson_change (
  org_id    text           NOT NULL,
  seq       integer        NOT NULL,
  at        timestamptz(6) NOT NULL,
  person_id text           NOT NULL,
  lesson_id text           NOT NULL,
  what      text           NOT NULL,
  -- How many sentences would be understood worse, as the administrator was shown.
  worse     integer        NOT NULL,
  prev_hash text           NOT NULL,
  hash      text           NOT NULL,
  CONSTRAINT lesson_change_pkey PRIMARY KEY (org_id, seq),
  CONSTRAINT lesson_change_what CHECK (what IN ('removed', 'released', 'held'))
);
CREATE TRIGGER lesson_change_written_once BEFORE UPDATE OR DELETE ON lesson_change FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER lesson_change_kept BEFORE TRUNCATE ON lesson_change FOR EACH STATEMENT EXECUTE FUNCTION written_once();
