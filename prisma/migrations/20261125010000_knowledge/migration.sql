-- The knowledge base: sources, documents, passages, and what was asked of them.

CREATE TABLE kb_source (
  org_id     text        NOT NULL,
  id         text        NOT NULL,
  kind       text        NOT NULL,
  location   text        NOT NULL,
  state      text        NOT NULL,
  problems   jsonb       NOT NULL DEFAULT '[]',
  checked_at timestamptz(6),
  CONSTRAINT kb_source_pkey PRIMARY KEY (org_id, id)
);

CREATE TABLE kb_document (
  org_id        text        NOT NULL,
  id            text        NOT NULL,
  source_id     text        NOT NULL,
  title         text        NOT NULL,
  location      text        NOT NULL,
  language      text        NOT NULL,
  acl           text[]      NOT NULL,
  hash          text        NOT NULL,
  words_version text        NOT NULL,
  warnings      jsonb       NOT NULL DEFAULT '[]',
  owner         text,
  review_on     date,
  updated_at    timestamptz(6) NOT NULL,
  CONSTRAINT kb_document_pkey PRIMARY KEY (org_id, id),
  -- Nobody named would mean nobody may read it, which nobody means.
  CONSTRAINT kb_document_acl CHECK (cardinality(acl) > 0)
);
CREATE INDEX kb_document_source ON kb_document (org_id, source_id);

CREATE TABLE kb_passage (
  org_id      text        NOT NULL,
  id          text        NOT NULL,
  document_id text        NOT NULL,
  seq         integer     NOT NULL,
  kind        text        NOT NULL,
  text        text        NOT NULL,
  headings    text[]      NOT NULL,
  page        integer,
  question    text,
  hash        text        NOT NULL,
  -- The words of text and of title, headings and question, as cut by words_version of the document: an index opens without cutting again.
  words       text        NOT NULL,
  head_words  text        NOT NULL,
  CONSTRAINT kb_passage_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT kb_passage_document FOREIGN KEY (org_id, document_id) REFERENCES kb_document (org_id, id) ON DELETE CASCADE
);
CREATE INDEX kb_passage_place ON kb_passage (org_id, document_id, seq);

-- One row an organisation: a number that grows with every write, so that an index elsewhere knows it is behind.
CREATE TABLE kb_edition (
  org_id  text   NOT NULL,
  edition bigint NOT NULL,
  CONSTRAINT kb_edition_pkey PRIMARY KEY (org_id)
);

CREATE TABLE kb_question (
  org_id     text           NOT NULL,
  id         text           NOT NULL,
  person_id  text           NOT NULL,
  question   text           NOT NULL,
  answered   boolean        NOT NULL,
  confidence real           NOT NULL,
  documents  text[]         NOT NULL,
  passages   text[]         NOT NULL,
  useful     boolean,
  remark     text,
  asked_at   timestamptz(6) NOT NULL,
  CONSTRAINT kb_question_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX kb_question_time ON kb_question (org_id, asked_at);

-- An owner's own answer to a question, shown when somebody asks nearly the same and may read every document it rests on.
CREATE TABLE kb_verified (
  org_id    text           NOT NULL,
  id        text           NOT NULL,
  question  text           NOT NULL,
  answer    text           NOT NULL,
  documents text[]         NOT NULL,
  acl       text[]         NOT NULL,
  owner     text           NOT NULL,
  review_on date,
  at        timestamptz(6) NOT NULL,
  CONSTRAINT kb_verified_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT kb_verified_acl CHECK (cardinality(acl) > 0)
);

CREATE TABLE kb_synonym (
  org_id text NOT NULL,
  words  text NOT NULL,
  CONSTRAINT kb_synonym_pkey PRIMARY KEY (org_id, words)
);
