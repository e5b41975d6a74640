-- What people's confirmed sentences taught, masked; state: waiting for the check, active, held back by it, removed by an administrator.
CREATE TABLE lesson (
  org_id          text           NOT NULL,
  id              text           NOT NULL,
  words           text           NOT NULL,
  act             text           NOT NULL,
  process_key     text,
  kind            text           NOT NULL,
  person_id       text           NOT NULL,
  conversation_id text           NOT NULL,
  source          text           NOT NULL,
  at              timestamptz(6) NOT NULL,
  state           text           NOT NULL,
  reason          jsonb,
  checked_at      timestamptz(6),
  removed_by      text,
  removed_at      timestamptz(6),
  CONSTRAINT lesson_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT lesson_state CHECK (state IN ('waiting', 'active', 'held', 'removed')),
  CONSTRAINT lesson_kind CHECK (kind IN ('confirmed', 'chosen', 'corrected')),
  CONSTRAINT lesson_removed CHECK ((state = 'removed') = (removed_at IS NOT NULL))
);
-- The same message teaches once, however often it is answered again.
CREATE UNIQUE INDEX lesson_source ON lesson (org_id, source);
CREATE INDEX lesson_newest ON lesson (org_id, state, at DESC, id DESC);
