-- requires: vector
-- Meaning as numbers, filled only where an embedding model is configured. The width is the model's own; vectors of different models never meet.
CREATE TABLE kb_vector (
  org_id     text   NOT NULL,
  passage_id text   NOT NULL,
  model      text   NOT NULL,
  embedding  vector NOT NULL,
  CONSTRAINT kb_vector_pkey PRIMARY KEY (org_id, model, passage_id),
  CONSTRAINT kb_vector_passage FOREIGN KEY (org_id, passage_id) REFERENCES kb_passage (org_id, id) ON DELETE CASCADE
);
