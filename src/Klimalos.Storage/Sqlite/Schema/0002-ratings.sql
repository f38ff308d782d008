-- What people say of answers. Personal data in question and comment is masked before it comes here.
CREATE TABLE answer_rating (
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    article      TEXT NOT NULL,
    -- Empty when it is not known any more which question the answer was given to.
    question     TEXT NOT NULL,
    language     TEXT NOT NULL,
    helpful      INTEGER NOT NULL CHECK (helpful IN (0, 1)),
    comment      TEXT,
    at           TEXT NOT NULL,
    PRIMARY KEY (conversation, article, question)
) STRICT, WITHOUT ROWID;
