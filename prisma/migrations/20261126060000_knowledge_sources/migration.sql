-- Sources read themselves again: how each is read, where it left off, when it is due, what the last reading brought.

ALTER TABLE kb_source
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN cursor text,
  ADD COLUMN due_at timestamptz(6),
  -- One process reads a source at a time; a process that was killed holds it no longer than this.
  ADD COLUMN claimed_until timestamptz(6),
  ADD COLUMN report jsonb;
CREATE INDEX kb_source_due ON kb_source (org_id, due_at);
