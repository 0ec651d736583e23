-- A card is one card however often it is kept, and a try to tokenise one is one try however often
-- it is sent.

ALTER TABLE sessions ADD COLUMN cvc_policy TEXT NOT NULL DEFAULT '';

-- The key of an account's keyed hashes. It is told to nobody, and leaves this file with the file.
CREATE TABLE fingerprint_keys (
    account TEXT PRIMARY KEY,
    key     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A keyed hash of the number; none on cards that were kept before there were any.
ALTER TABLE payment_methods ADD COLUMN fingerprint TEXT;

CREATE TABLE tokenisations (
    account         TEXT NOT NULL,
    -- The customer, or the hash of the session token of nobody in particular.
    owner           TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    -- A keyed hash of what was sent, without the security code.
    request         TEXT NOT NULL,
    payment_method  TEXT NOT NULL,
    made            INTEGER NOT NULL,
    PRIMARY KEY (account, owner, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX tokenisations_by_age ON tokenisations (made);
