-- What the engine found in the organisation's own approvals: one row for each cause, however often it is found again.
CREATE TABLE finding (
  org_id       text             NOT NULL,
  id           text             NOT NULL,
  -- What makes two findings one.
  key          text             NOT NULL,
  -- What a "not an issue" speaks of: the same kind, person and sort of thing.
  pattern      text             NOT NULL,
  kind         text             NOT NULL,
  entity       text,
  -- Whom it concerns; they may see it and answer, and only those above all of them may see it too.
  persons      text[]           NOT NULL,
  cases        text[]           NOT NULL,
  facts        jsonb            NOT NULL,
  score        double precision NOT NULL,
  source       text             NOT NULL,
  state        text             NOT NULL,
  detected_at  timestamptz(6),
  first_at     timestamptz(6)   NOT NULL,
  last_at      timestamptz(6)   NOT NULL,
  judged_at    timestamptz(6),
  CONSTRAINT finding_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT finding_state CHECK (state IN ('open', 'asked', 'answered', 'confirmed', 'dismissed', 'resolved')),
  CONSTRAINT finding_source CHECK (source IN ('rule', 'stream', 'batch')),
  CONSTRAINT finding_judged CHECK ((state IN ('confirmed', 'dismissed')) = (judged_at IS NOT NULL))
);
CREATE UNIQUE INDEX finding_key ON finding (org_id, key);
CREATE INDEX finding_newest ON finding (org_id, first_at DESC, id DESC);
CREATE INDEX finding_pattern ON finding (org_id, pattern, judged_at);

-- Its history: found, told, asked, answered, judged.
CREATE TABLE finding_entry (
  org_id       text           NOT NULL,
  finding_id   text           NOT NULL,
  position     bigserial      NOT NULL,
  at           timestamptz(6) NOT NULL,
  person_id    text,
  what         text           NOT NULL,
  words        text,
  CONSTRAINT finding_entry_pkey PRIMARY KEY (org_id, finding_id, position),
  CONSTRAINT finding_entry_finding FOREIGN KEY (org_id, finding_id) REFERENCES finding (org_id, id) ON DELETE CASCADE,
  CONSTRAINT finding_entry_what CHECK (what IN ('found', 'grown', 'told', 'asked', 'answered', 'confirmed', 'dismissed', 'suppressed', 'resolved', 'reopened'))
);
CREATE INDEX finding_entry_person ON finding_entry (org_id, person_id, what, at);

-- Who looked at findings by office and not by line: hash-chained, written once.
CREATE TABLE insight_access (
  org_id       text           NOT NULL,
  seq          integer        NOT NULL,
  at           timestamptz(6) NOT NULL,
  person_id    text           NOT NULL,
  what         text           NOT NULL,
  findings     text[]         NOT NULL,
  prev_hash    text           NOT NULL,
  hash         text           NOT NULL,
  CONSTRAINT insight_access_pkey PRIMARY KEY (org_id, seq)
);
CREATE TRIGGER insight_access_written_once BEFORE UPDATE OR DELETE ON insight_access FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER insight_access_kept BEFORE TRUNCATE ON insight_access FOR EACH STATEMENT EXECUTE FUNCTION written_once();

-- Kinds switched off, how often somebody wants a digest, what the last one said.
CREATE TABLE insight_setting (
  org_id       text  NOT NULL,
  name         text  NOT NULL,
  value        jsonb NOT NULL,
  CONSTRAINT insight_setting_pkey PRIMARY KEY (org_id, name)
);
