-- requires: vector
-- Meaning as numbers, for the knowledge base. In a file of its own: a bare test server without pgvector passes over it.
CREATE EXTENSION IF NOT EXISTS vector;
