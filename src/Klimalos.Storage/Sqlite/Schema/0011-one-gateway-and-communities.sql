-- Which of the processes on this database holds Discord's gateway, and until when.
CREATE TABLE discord_lease (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    owner TEXT NOT NULL,
    until TEXT NOT NULL
) STRICT;

-- The campaign that the secretariat linked a community with: a server of Discord's.
CREATE TABLE community (
    key     TEXT NOT NULL PRIMARY KEY,
    journey TEXT NOT NULL,
    set_by  TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where people of a community are reminded, when not each alone.
CREATE TABLE community_pings (
    community    TEXT NOT NULL PRIMARY KEY,
    way          TEXT NOT NULL CHECK (way IN ('Channel', 'Both')),
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    set_by       TEXT NOT NULL,
    at           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The server in which a person last used the bot.
CREATE TABLE discord_member (
    person TEXT NOT NULL PRIMARY KEY,
    server TEXT NOT NULL
) STRICT, WITHOUT ROWID;
