-- What was done to the knowledge base beyond reading it, and through whose eyes somebody looked: hash-chained, written once.
CREATE TABLE knowledge_log (
  org_id    text           NOT NULL,
  seq       integer        NOT NULL,
  at        timestamptz(6) NOT NULL,
  person_id text           NOT NULL,
  what      text           NOT NULL,
  -- A document, a source, or the person whose eyes were borrowed.
  subject   text           NOT NULL,
  detail    jsonb          NOT NULL,
  prev_hash text           NOT NULL,
  hash      text           NOT NULL,
  CONSTRAINT knowledge_log_pkey PRIMARY KEY (org_id, seq)
);
CREATE TRIGGER knowledge_log_written_once BEFORE UPDATE OR DELETE ON knowledge_log FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER knowledge_log_kept BEFORE TRUNCATE ON knowledge_log FOR EACH STATEMENT EXECUTE FUNCTION written_once();
