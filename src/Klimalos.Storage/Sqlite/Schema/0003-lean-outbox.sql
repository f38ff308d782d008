-- Each index of the outbox is written twice a turn. A message is looked for by its id only while it waits, and the messages of a turn
-- are numbered in a row, because one transaction wrote them: two of three indexes can go.
ALTER TABLE handled_activity ADD COLUMN first_message INTEGER;
ALTER TABLE handled_activity ADD COLUMN messages INTEGER NOT NULL DEFAULT 0;

UPDATE handled_activity SET (first_message, messages) = (
    SELECT min(o.key), count(*) FROM outbox o
    WHERE o.conversation = handled_activity.conversation AND o.activity_id = handled_activity.activity_id);

CREATE TABLE lean_outbox (
    -- The key gives the order of sending: version 7 GUIDs made within one millisecond are not in order.
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL,
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

INSERT INTO lean_outbox (key, id, conversation, activity_id, reply_json, reply_to_id, status, attempts, created_at, sent_at, remote_id, error)
SELECT key, id, conversation, activity_id, reply_json, reply_to_id, status, attempts, created_at, sent_at, remote_id, error FROM outbox;

DROP TABLE outbox;
ALTER TABLE lean_outbox RENAME TO outbox;
CREATE UNIQUE INDEX outbox_pending ON outbox (id) WHERE status = 'Pending';
