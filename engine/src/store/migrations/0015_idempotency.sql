-- Requests that may be sent again under a key of their caller's. Key and request are keyed hashes: of
-- what a caller wrote nothing is kept but the answer that it got.

CREATE TABLE idempotent_requests (
    account      TEXT NOT NULL,
    dialect      TEXT NOT NULL,
    key          TEXT NOT NULL,
    request      TEXT NOT NULL,
    tries        INTEGER NOT NULL,
    leased_until INTEGER NOT NULL,
    status       INTEGER,
    body         TEXT,
    expires      INTEGER NOT NULL,
    PRIMARY KEY (account, dialect, key),
    CHECK ((status IS NULL) = (body IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotent_requests_by_end ON idempotent_requests (expires);
