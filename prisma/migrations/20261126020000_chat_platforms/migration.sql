-- Chat platforms: whose account is whose, what strangers said, what still has to be shown there, and the keys of workspaces.

-- An account belongs to a person once the platform, the directory or a code has proved it.
CREATE TABLE account (
  org_id     text           NOT NULL,
  platform   text           NOT NULL,
  workspace  text           NOT NULL,
  user_id    text           NOT NULL,
  person_id  text           NOT NULL,
  -- The adapter's own data to post a direct message with.
  address    jsonb,
  proved_by  text           NOT NULL,
  linked_at  timestamptz(6) NOT NULL,
  seen_at    timestamptz(6) NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (org_id, platform, workspace, user_id),
  CONSTRAINT account_proof CHECK (proved_by IN ('email', 'staff-id', 'code'))
);
CREATE INDEX account_person ON account (org_id, person_id, seen_at DESC);

-- What came from an account nobody is known by yet: stored before it is acknowledged, like everything else.
CREATE TABLE stranger (
  org_id      text           NOT NULL,
  platform    text           NOT NULL,
  event       text           NOT NULL,
  workspace   text           NOT NULL,
  user_id     text           NOT NULL,
  seq         bigserial      NOT NULL,
  place       jsonb          NOT NULL,
  content     jsonb          NOT NULL,
  received_at timestamptz(6) NOT NULL,
  settled_at  timestamptz(6),
  outcome     text,
  CONSTRAINT stranger_pkey PRIMARY KEY (org_id, platform, event),
  CONSTRAINT stranger_outcome CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX stranger_account ON stranger (org_id, platform, workspace, user_id, received_at);

-- Codes a person shows in the chat to prove the account is theirs; only hashes are stored.
CREATE TABLE account_code (
  org_id     text           NOT NULL,
  code_hash  text           NOT NULL,
  person_id  text           NOT NULL,
  expires_at timestamptz(6) NOT NULL,
  used_at    timestamptz(6),
  CONSTRAINT account_code_pkey PRIMARY KEY (org_id, code_hash)
);

-- One row for each message that has to stand on a chat platform; `edition` grows with every change of the message.
CREATE TABLE delivery (
  org_id          text           NOT NULL,
  message_id      text           NOT NULL,
  conversation_id text           NOT NULL,
  seq             integer        NOT NULL,
  edition         integer        NOT NULL DEFAULT 1,
  state           text           NOT NULL DEFAULT 'waiting',
  ref             text,
  why             text,
  at              timestamptz(6) NOT NULL,
  CONSTRAINT delivery_pkey PRIMARY KEY (org_id, message_id),
  CONSTRAINT delivery_message FOREIGN KEY (org_id, message_id) REFERENCES message (org_id, id) ON DELETE CASCADE,
  CONSTRAINT delivery_state CHECK (state IN ('waiting', 'shown', 'failed'))
);
CREATE INDEX delivery_waiting ON delivery (org_id, conversation_id, seq) WHERE state = 'waiting';

-- Who is posting into a conversation right now, so that messages keep their order.
CREATE TABLE delivery_line (
  org_id          text           NOT NULL,
  conversation_id text           NOT NULL,
  held_by         text,
  held_until      timestamptz(6) NOT NULL,
  CONSTRAINT delivery_line_pkey PRIMARY KEY (org_id, conversation_id)
);

-- Install tokens of workspaces, encrypted by the server's key.
CREATE TABLE platform_secret (
  org_id     text           NOT NULL,
  platform   text           NOT NULL,
  workspace  text           NOT NULL,
  sealed     text           NOT NULL,
  changed_at timestamptz(6) NOT NULL,
  CONSTRAINT platform_secret_pkey PRIMARY KEY (org_id, platform, workspace)
);
