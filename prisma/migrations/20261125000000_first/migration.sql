-- The first schema. Every row belongs to one organisation, org_id comes first in every key and index.
-- Written for PostgreSQL 15, so that it runs on a server as on the embedded database.
-- No table may be called like one of the queue's own (job, event, meta, migration …): on the embedded database both stand in one search path.

-- People -----------------------------------------------------------------------------------------------------------

CREATE TABLE organisation (
  id         text        NOT NULL,
  key        text        NOT NULL,
  name_zh    text        NOT NULL,
  name_en    text        NOT NULL,
  zone       text        NOT NULL,
  calendar   text        NOT NULL,
  -- Another one after every change of people or departments: who has read this edition need not read it again.
  edition    text        NOT NULL,
  CONSTRAINT organisation_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX organisation_key ON organisation (key);

CREATE TABLE department (
  org_id     text        NOT NULL,
  id         text        NOT NULL,
  name_zh    text        NOT NULL,
  name_en    text        NOT NULL,
  aliases    text[]      NOT NULL DEFAULT '{}',
  parent_id  text,
  head_id    text,
  position   integer     NOT NULL,
  CONSTRAINT department_pkey PRIMARY KEY (org_id, id)
);

CREATE TABLE person (
  org_id        text     NOT NULL,
  id            text     NOT NULL,
  name          text     NOT NULL,
  aliases       text[]   NOT NULL DEFAULT '{}',
  department_id text     NOT NULL,
  manager_id    text,
  roles         text[]   NOT NULL DEFAULT '{}',
  title         text,
  email         text,
  zone          text     NOT NULL,
  calendar      text,
  locale        text     NOT NULL,
  active        boolean  NOT NULL,
  position      integer  NOT NULL,
  CONSTRAINT person_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT person_locale CHECK (locale IN ('zh', 'en'))
);
CREATE INDEX person_email ON person (org_id, lower(email));

-- Processes --------------------------------------------------------------------------------------------------------

CREATE TABLE process_version (
  org_id       text        NOT NULL,
  key          text        NOT NULL,
  version      integer     NOT NULL,
  definition   jsonb       NOT NULL,
  content_hash text        NOT NULL,
  published_at timestamptz NOT NULL,
  CONSTRAINT process_version_pkey PRIMARY KEY (org_id, key, version)
);

-- Requests ---------------------------------------------------------------------------------------------------------

CREATE TABLE request (
  org_id          text        NOT NULL,
  id              text        NOT NULL,
  number          text        NOT NULL,
  status          text        NOT NULL,
  initiator_id    text        NOT NULL,
  process_key     text        NOT NULL,
  process_version integer     NOT NULL,
  -- The number of events so far; a save names the one it read.
  revision        integer     NOT NULL,
  state           jsonb       NOT NULL,
  title_zh        text        NOT NULL,
  title_en        text        NOT NULL,
  submitted_at    timestamptz NOT NULL,
  finished_at     timestamptz,
  -- Hash of the last event: cutting the tail off the log is noticed.
  head_hash       text        NOT NULL,
  CONSTRAINT request_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT request_finished CHECK ((finished_at IS NULL) = (status IN ('underway', 'returned')))
);
CREATE UNIQUE INDEX request_number ON request (org_id, number);
CREATE INDEX request_initiator ON request (org_id, initiator_id, submitted_at DESC, id DESC);
CREATE INDEX request_process ON request (org_id, process_key, submitted_at DESC);
CREATE INDEX request_submitted ON request (org_id, submitted_at DESC, id DESC);

CREATE TABLE request_event (
  org_id     text        NOT NULL,
  request_id text        NOT NULL,
  seq        integer     NOT NULL,
  -- The order over all requests; what audit_seal counts by.
  position   bigserial   NOT NULL,
  type       text        NOT NULL,
  at         timestamptz NOT NULL,
  body       jsonb       NOT NULL,
  prev_hash  text        NOT NULL,
  hash       text        NOT NULL,
  CONSTRAINT request_event_pkey PRIMARY KEY (org_id, request_id, seq),
  CONSTRAINT request_event_request FOREIGN KEY (org_id, request_id) REFERENCES request (org_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX request_event_position ON request_event (org_id, position);

CREATE TABLE audit_seal (
  org_id    text        NOT NULL,
  seq       integer     NOT NULL,
  -- Events after the seal before, up to and including this position.
  upto      bigint      NOT NULL,
  events    integer     NOT NULL,
  -- request id → last seq sealed here: names what is missing when a whole request was removed.
  heads     jsonb       NOT NULL,
  prev_hash text        NOT NULL,
  hash      text        NOT NULL,
  at        timestamptz NOT NULL,
  CONSTRAINT audit_seal_pkey PRIMARY KEY (org_id, seq)
);

CREATE TABLE task (
  org_id        text        NOT NULL,
  id            text        NOT NULL,
  request_id    text        NOT NULL,
  person_id     text        NOT NULL,
  step          text        NOT NULL,
  state         text        NOT NULL,
  opened_at     timestamptz,
  due_at        timestamptz,
  decided_at    timestamptz,
  CONSTRAINT task_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT task_request FOREIGN KEY (org_id, request_id) REFERENCES request (org_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX task_person ON task (org_id, person_id, state);
CREATE INDEX task_of_request ON task (org_id, request_id);

CREATE TABLE involvement (
  org_id     text        NOT NULL,
  person_id  text        NOT NULL,
  request_id text        NOT NULL,
  kind       text        NOT NULL,
  at         timestamptz NOT NULL,
  CONSTRAINT involvement_pkey PRIMARY KEY (org_id, person_id, request_id, kind),
  CONSTRAINT involvement_request FOREIGN KEY (org_id, request_id) REFERENCES request (org_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT involvement_kind CHECK (kind IN ('decided', 'copied', 'commented'))
);

CREATE TABLE number_counter (
  org_id text    NOT NULL,
  prefix text    NOT NULL,
  day    text    NOT NULL,
  last   integer NOT NULL,
  CONSTRAINT number_counter_pkey PRIMARY KEY (org_id, prefix, day)
);

CREATE TABLE command_log (
  org_id     text        NOT NULL,
  key        text        NOT NULL,
  outcome    jsonb,
  claimed_at timestamptz NOT NULL,
  CONSTRAINT command_log_pkey PRIMARY KEY (org_id, key)
);

CREATE TABLE deadline (
  org_id     text        NOT NULL,
  request_id text        NOT NULL,
  key        text        NOT NULL,
  at         timestamptz NOT NULL,
  fired_at   timestamptz,
  CONSTRAINT deadline_pkey PRIMARY KEY (org_id, request_id, key)
);
CREATE INDEX deadline_open ON deadline (org_id, at) WHERE fired_at IS NULL;

-- Ways in and out --------------------------------------------------------------------------------------------------

CREATE TABLE inbox (
  org_id          text        NOT NULL,
  id              text        NOT NULL,
  seq             bigserial   NOT NULL,
  platform        text        NOT NULL,
  event           text        NOT NULL,
  conversation_id text        NOT NULL,
  person_id       text        NOT NULL,
  content         jsonb       NOT NULL,
  received_at     timestamptz NOT NULL,
  answered_at     timestamptz,
  CONSTRAINT inbox_pkey PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX inbox_event ON inbox (org_id, platform, event);
CREATE INDEX inbox_waiting ON inbox (org_id, conversation_id, seq) WHERE answered_at IS NULL;

CREATE TABLE outbox (
  org_id  text        NOT NULL,
  id      uuid        NOT NULL,
  seq     bigserial   NOT NULL,
  name    text        NOT NULL,
  data    jsonb       NOT NULL,
  run_at  timestamptz,
  put_at  timestamptz NOT NULL,
  sent_at timestamptz,
  CONSTRAINT outbox_pkey PRIMARY KEY (org_id, id)
);
-- The relay asks over all organisations at once: the one index that does not begin with org_id, and it holds only what waits.
CREATE INDEX outbox_unsent ON outbox (seq) WHERE sent_at IS NULL;

-- Conversations ----------------------------------------------------------------------------------------------------

CREATE TABLE conversation (
  org_id    text    NOT NULL,
  id        text    NOT NULL,
  person_id text    NOT NULL,
  platform  text    NOT NULL,
  state     jsonb   NOT NULL,
  last_seq  integer NOT NULL DEFAULT 0,
  CONSTRAINT conversation_pkey PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX conversation_person ON conversation (org_id, person_id, platform);

CREATE TABLE message (
  org_id          text        NOT NULL,
  id              text        NOT NULL,
  conversation_id text        NOT NULL,
  seq             integer     NOT NULL,
  sender          text        NOT NULL,
  text            text,
  card            jsonb,
  files           jsonb,
  at              timestamptz NOT NULL,
  changed_at      timestamptz,
  dedupe          text        NOT NULL,
  CONSTRAINT message_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT message_conversation FOREIGN KEY (org_id, conversation_id) REFERENCES conversation (org_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT message_sender CHECK (sender IN ('person', 'yiju'))
);
CREATE UNIQUE INDEX message_seq ON message (org_id, conversation_id, seq);
CREATE UNIQUE INDEX message_dedupe ON message (org_id, conversation_id, dedupe);

CREATE TABLE message_about (
  org_id     text NOT NULL,
  request_id text NOT NULL,
  message_id text NOT NULL,
  task_id    text,
  CONSTRAINT message_about_pkey PRIMARY KEY (org_id, request_id, message_id),
  CONSTRAINT message_about_message FOREIGN KEY (org_id, message_id) REFERENCES message (org_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE button (
  org_id     text        NOT NULL,
  id         text        NOT NULL,
  person_id  text        NOT NULL,
  press      jsonb       NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT button_pkey PRIMARY KEY (org_id, id)
);

-- Signing in -------------------------------------------------------------------------------------------------------

CREATE TABLE session (
  org_id     text        NOT NULL,
  token_hash text        NOT NULL,
  person_id  text        NOT NULL,
  csrf       text        NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (org_id, token_hash)
);

CREATE TABLE sign_in_link (
  org_id     text        NOT NULL,
  token_hash text        NOT NULL,
  person_id  text        NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  CONSTRAINT sign_in_link_pkey PRIMARY KEY (org_id, token_hash)
);

-- Files ------------------------------------------------------------------------------------------------------------

CREATE TABLE file (
  org_id   text        NOT NULL,
  id       text        NOT NULL,
  owner_id text        NOT NULL,
  name     text        NOT NULL,
  type     text        NOT NULL,
  size     integer     NOT NULL,
  bytes    bytea       NOT NULL,
  at       timestamptz NOT NULL,
  CONSTRAINT file_pkey PRIMARY KEY (org_id, id)
);

CREATE TABLE request_file (
  org_id     text NOT NULL,
  request_id text NOT NULL,
  file_id    text NOT NULL,
  CONSTRAINT request_file_pkey PRIMARY KEY (org_id, request_id, file_id)
);
CREATE INDEX request_file_file ON request_file (org_id, file_id);

-- What is written once ---------------------------------------------------------------------------------------------

CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER request_event_written_once BEFORE UPDATE OR DELETE ON request_event FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER request_event_kept BEFORE TRUNCATE ON request_event FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER audit_seal_written_once BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER audit_seal_kept BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER process_version_written_once BEFORE UPDATE OR DELETE ON process_version FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER process_version_kept BEFORE TRUNCATE ON process_version FOR EACH STATEMENT EXECUTE FUNCTION written_once();
