-- Rounds as the secretariat has them; one of the same journey and id takes the place of the content files' round. Dates are yyyy-MM-dd.
CREATE TABLE round (
    journey   TEXT NOT NULL,
    id        TEXT NOT NULL,
    opens     TEXT NOT NULL,
    -- Null where one can join at any time.
    deadline  TEXT,
    closed_on TEXT,
    PRIMARY KEY (journey, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE round_change (
    key        INTEGER PRIMARY KEY,
    journey    TEXT NOT NULL,
    id         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    opens      TEXT NOT NULL,
    deadline   TEXT,
    closed_on  TEXT,
    person_key TEXT NOT NULL,
    at         TEXT NOT NULL
) STRICT;

-- By which version of the enrolment, and by which rules, its reminders were planned last.
CREATE TABLE reminder_plan (
    enrolment_id TEXT NOT NULL PRIMARY KEY REFERENCES enrolment (id),
    version      INTEGER NOT NULL,
    rules        TEXT NOT NULL,
    planned_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Deadlines that are not met yet, as they were planned last.
CREATE TABLE open_deadline (
    enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
    deadline     TEXT NOT NULL,
    date         TEXT NOT NULL,
    PRIMARY KEY (enrolment_id, deadline)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder (
    id           TEXT NOT NULL PRIMARY KEY,
    enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
    deadline     TEXT NOT NULL,
    date         TEXT NOT NULL,
    days_before  INTEGER NOT NULL,
    due_at       TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('Due', 'Claimed', 'Sent', 'Acknowledged', 'Failed', 'Cancelled')),
    -- Beside the plan: put off by a person, asked for by the secretariat, or tried again; planning leaves it alone.
    is_extra     INTEGER NOT NULL DEFAULT 0 CHECK (is_extra IN (0, 1)),
    attempts     INTEGER NOT NULL DEFAULT 0,
    claimed_by   TEXT,
    claimed_at   TEXT,
    person_key   TEXT,
    sent_at      TEXT,
    settled_at   TEXT,
    message_id   TEXT,
    reason       TEXT,
    -- A failed one that was tried again, or told to the secretariat.
    is_followed  INTEGER NOT NULL DEFAULT 0 CHECK (is_followed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_enrolment ON reminder (enrolment_id, deadline);
CREATE INDEX reminder_due ON reminder (due_at) WHERE state = 'Due';
CREATE INDEX reminder_claimed ON reminder (claimed_by) WHERE state = 'Claimed';
CREATE INDEX reminder_unfollowed ON reminder (id) WHERE state = 'Failed' AND is_followed = 0;
CREATE INDEX reminder_person ON reminder (person_key, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX reminder_message ON reminder (message_id) WHERE message_id IS NOT NULL;

-- What members said: a deadline is done or put off, or a person wants no reminders (then the deadline is empty).
CREATE TABLE reminder_mark (
    enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
    kind         TEXT NOT NULL CHECK (kind IN ('Done', 'Snoozed', 'Stopped')),
    subject      TEXT NOT NULL,
    until        TEXT,
    person_key   TEXT NOT NULL,
    at           TEXT NOT NULL,
    PRIMARY KEY (enrolment_id, kind, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE unreachable_person (
    person_key TEXT NOT NULL PRIMARY KEY,
    since      TEXT NOT NULL,
    error      TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE escalation (
    id           TEXT NOT NULL PRIMARY KEY,
    kind         TEXT NOT NULL,
    enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
    deadline     TEXT NOT NULL,
    date         TEXT NOT NULL,
    person_key   TEXT,
    at           TEXT NOT NULL,
    told_at      TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX escalation_untold ON escalation (id) WHERE told_at IS NULL;
