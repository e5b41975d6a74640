-- What a person uploaded of late is asked before each upload.
CREATE INDEX file_owner ON file (org_id, owner_id, at);
