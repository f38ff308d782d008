-- Files that people sent over a channel which does not keep them for us.
CREATE TABLE received_file (
    id           TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    content_type TEXT NOT NULL,
    bytes        BLOB NOT NULL,
    person_key   TEXT NOT NULL,
    at           TEXT NOT NULL
) STRICT;
