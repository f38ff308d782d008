-- Instants are UTC text, yyyy-MM-ddTHH:mm:ss.fffffffZ: readable, sortable, exact to .NET's 100 ns.
-- GUIDs are text, 32 lower-case digits with hyphens. Enums are their names. Languages are nb, sv, da or en.
-- Versions count from 1 and rise by one with each change.

CREATE TABLE person (
    key        TEXT NOT NULL PRIMARY KEY,
    name       TEXT,
    language   TEXT,
    updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
    key            INTEGER PRIMARY KEY,
    channel        TEXT NOT NULL,
    id             TEXT NOT NULL,
    -- The enrolment in hand, as in state_json; a column of its own so that one query reads all that a turn starts from.
    enrolment_id   TEXT,
    state_json     TEXT NOT NULL,
    version        INTEGER NOT NULL,
    reference_json TEXT,
    updated_at     TEXT NOT NULL,
    UNIQUE (channel, id)
) STRICT;

CREATE TABLE handled_activity (
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    activity_id  TEXT NOT NULL,
    at           TEXT NOT NULL,
    PRIMARY KEY (conversation, activity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
    id              TEXT NOT NULL PRIMARY KEY,
    journey         TEXT NOT NULL,
    journey_version INTEGER NOT NULL,
    round_id        TEXT NOT NULL,
    municipality    TEXT,
    status          TEXT NOT NULL,
    language        TEXT NOT NULL,
    -- The whole enrolment; the other columns repeat what is searched for.
    document_json   TEXT NOT NULL,
    version         INTEGER NOT NULL,
    started_at      TEXT NOT NULL,
    changed_at      TEXT NOT NULL
) STRICT;

CREATE TABLE enrolment_member (
    enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
    person_key   TEXT NOT NULL,
    PRIMARY KEY (enrolment_id, person_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX enrolment_member_person ON enrolment_member (person_key);

-- Append-only. Numbered by the version of the enrolment that the turn made, and the place within the turn.
CREATE TABLE enrolment_event (
    enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
    version      INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    at           TEXT NOT NULL,
    person_key   TEXT NOT NULL,
    channel      TEXT NOT NULL,
    kind         TEXT NOT NULL,
    step         TEXT,
    value        TEXT,
    PRIMARY KEY (enrolment_id, version, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER enrolment_event_is_never_changed BEFORE UPDATE ON enrolment_event
BEGIN
    SELECT RAISE(ABORT, 'the history of an enrolment is only ever added to');
END;

-- The key gives the order of sending: version 7 GUIDs made within one millisecond are not in order.
CREATE TABLE outbox (
    key          INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE,
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    -- The incoming activity whose turn produced the message.
    activity_id  TEXT NOT NULL,
    reply_json   TEXT NOT NULL,
    reply_to_id  TEXT,
    status       TEXT NOT NULL CHECK (status IN ('Pending', 'Sent', 'Failed')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    created_at   TEXT NOT NULL,
    sent_at      TEXT,
    remote_id    TEXT,
    error        TEXT
) STRICT;

CREATE INDEX outbox_turn ON outbox (conversation, activity_id);
CREATE INDEX outbox_pending ON outbox (key) WHERE status = 'Pending';

CREATE TABLE unanswered_question (
    key          INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    asked_at     TEXT NOT NULL,
    language     TEXT NOT NULL,
    text         TEXT NOT NULL
) STRICT;

CREATE TABLE directline_conversation (
    id         TEXT NOT NULL PRIMARY KEY,
    user_id    TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE directline_activity (
    key             INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES directline_conversation (id),
    position        INTEGER NOT NULL,
    dedup_key       TEXT NOT NULL,
    json            TEXT NOT NULL,
    UNIQUE (conversation_id, position),
    UNIQUE (conversation_id, dedup_key)
) STRICT;

CREATE TABLE directline_file (
    key             INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES directline_conversation (id),
    file_id         TEXT NOT NULL,
    name            TEXT NOT NULL,
    content_type    TEXT NOT NULL,
    bytes           BLOB NOT NULL,
    UNIQUE (conversation_id, file_id)
) STRICT;
