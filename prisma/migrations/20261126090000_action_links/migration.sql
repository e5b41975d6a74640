-- Buttons of an e-mail: a link that works once, for one person, for some days; only its hash is stored.
CREATE TABLE action_link (
  org_id     text           NOT NULL,
  token_hash text           NOT NULL,
  person_id  text           NOT NULL,
  button_id  text           NOT NULL,
  -- As it stood in the e-mail: label, input, title of the card.
  shown      jsonb          NOT NULL,
  expires_at timestamptz(6) NOT NULL,
  used_at    timestamptz(6),
  CONSTRAINT action_link_pkey PRIMARY KEY (org_id, token_hash)
);
