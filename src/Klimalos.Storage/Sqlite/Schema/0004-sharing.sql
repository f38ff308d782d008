-- People who share enrolments: who holds which place, codes, linked identities, and where a person can be reached.

-- The identity that this one was linked with; null for the one that all others of the person point to.
ALTER TABLE person ADD COLUMN linked_to TEXT;
-- Entra tenant in Teams.
ALTER TABLE person ADD COLUMN tenant TEXT;

CREATE INDEX person_linked ON person (linked_to) WHERE linked_to IS NOT NULL;

-- One enrolment a municipality, journey and round. A table of its own: it changes seldom, the enrolment with each turn.
CREATE TABLE enrolment_place (
    journey      TEXT NOT NULL,
    round_id     TEXT NOT NULL,
    municipality TEXT NOT NULL,
    enrolment_id TEXT NOT NULL UNIQUE REFERENCES enrolment (id),
    PRIMARY KEY (journey, round_id, municipality)
) STRICT, WITHOUT ROWID;

-- Where several were begun before there was such a rule, the first holds the place; the others go on without.
INSERT OR IGNORE INTO enrolment_place (journey, round_id, municipality, enrolment_id)
SELECT journey, round_id, municipality, id FROM enrolment e
WHERE municipality IS NOT NULL AND status <> 'Cancelled'
  AND EXISTS (SELECT 1 FROM enrolment_member m WHERE m.enrolment_id = e.id)
ORDER BY started_at, id;

-- Codes stand here by their hash only.
CREATE TABLE access_code (
    purpose      TEXT NOT NULL CHECK (purpose IN ('Join', 'Link')),
    hash         TEXT NOT NULL,
    person_key   TEXT NOT NULL,
    enrolment_id TEXT REFERENCES enrolment (id),
    expires_at   TEXT NOT NULL,
    PRIMARY KEY (purpose, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX access_code_given ON access_code (person_key);

CREATE TABLE failed_code (
    key        INTEGER PRIMARY KEY,
    person_key TEXT NOT NULL,
    at         TEXT NOT NULL
) STRICT;

CREATE INDEX failed_code_person ON failed_code (person_key, at);

-- Conversations that a person has alone with the bot, with the moment in which they turned to it from another.
CREATE TABLE personal_conversation (
    person_key   TEXT NOT NULL,
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    at           TEXT NOT NULL,
    PRIMARY KEY (person_key, conversation)
) STRICT, WITHOUT ROWID;

-- What the secretariat looks at.
CREATE INDEX enrolment_event_other_tenant ON enrolment_event (at) WHERE kind = 'OtherTenantTried';
