-- The campaign's secretariat: who is of it, its channels, and what it does.

CREATE TABLE secretariat_member (
    person_key    TEXT NOT NULL PRIMARY KEY,
    -- The entry of the configuration that the identity belongs to; null for one who was added in the chat.
    configured_as TEXT,
    added_by      TEXT,
    added_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Codes stand here by their hash only. The one that nobody gave lets the first member in, and has no end.
CREATE TABLE secretariat_code (
    hash       TEXT NOT NULL PRIMARY KEY,
    given_by   TEXT,
    expires_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE secretariat_channel (
    conversation INTEGER PRIMARY KEY REFERENCES conversation (key),
    language     TEXT NOT NULL,
    set_by       TEXT NOT NULL,
    at           TEXT NOT NULL
) STRICT;

CREATE TABLE page_sign_in (
    hash       TEXT NOT NULL PRIMARY KEY,
    person_key TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Personal data in question is masked before it comes here.
CREATE TABLE passed_question (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    is_shared    INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    person_key   TEXT NOT NULL,
    name         TEXT,
    language     TEXT NOT NULL,
    municipality TEXT,
    journey      TEXT,
    text         TEXT NOT NULL,
    at           TEXT NOT NULL,
    answer       TEXT,
    answered_by  TEXT,
    answered_at  TEXT,
    draft        TEXT
) STRICT;

CREATE TABLE broadcast (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    sent_by   TEXT NOT NULL,
    at        TEXT NOT NULL,
    selection TEXT NOT NULL
) STRICT;

CREATE TABLE broadcast_text (
    broadcast INTEGER NOT NULL REFERENCES broadcast (key),
    language  TEXT NOT NULL,
    text      TEXT NOT NULL,
    PRIMARY KEY (broadcast, language)
) STRICT, WITHOUT ROWID;

-- One row for each person, whose message is looked up in the outbox: what is not there any more was sent, and purged since.
CREATE TABLE broadcast_delivery (
    broadcast  INTEGER NOT NULL REFERENCES broadcast (key),
    position   INTEGER NOT NULL,
    person_key TEXT NOT NULL,
    name       TEXT,
    language   TEXT NOT NULL,
    about      TEXT NOT NULL,
    -- Key and id in the outbox, where a key may be given again; null when there was no conversation in which the person could be written to.
    message    INTEGER,
    message_id TEXT,
    PRIMARY KEY (broadcast, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE secretariat_digest (
    monday TEXT NOT NULL PRIMARY KEY,
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
