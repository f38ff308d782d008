-- How to go on with Discord's gateway after a restart, without a new session.
CREATE TABLE discord_session (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    json TEXT NOT NULL
) STRICT;

-- The language of a person's Discord: interactions tell it, messages do not.
CREATE TABLE discord_person (
    id     TEXT NOT NULL PRIMARY KEY,
    locale TEXT NOT NULL
) STRICT, WITHOUT ROWID;
