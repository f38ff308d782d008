-- Who is signed in to the secretariat's page. The token stands here by its hash only.
CREATE TABLE page_session (
    hash       TEXT NOT NULL PRIMARY KEY,
    person_key TEXT NOT NULL,
    -- Chosen on the page; null = the person's own.
    language   TEXT,
    began_at   TEXT NOT NULL,
    used_at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
