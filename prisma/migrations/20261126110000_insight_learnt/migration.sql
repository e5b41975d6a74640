-- What the forecasts learnt last, as bytes only the engine reads: a restart takes it up again instead of learning anew.
CREATE TABLE insight_learnt (
  org_id    text           NOT NULL,
  learnt_at timestamptz(6) NOT NULL,
  bytes     bytea          NOT NULL,
  CONSTRAINT insight_learnt_pkey PRIMARY KEY (org_id)
);

-- The last day somebody works here, inclusive, as the directory says it; empty where nobody has said so.
ALTER TABLE person ADD COLUMN last_day date;
