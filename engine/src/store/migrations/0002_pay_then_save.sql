-- Paying and then saving: what a session is for, who agreed to what, and who must still hear of
-- a payment.

ALTER TABLE sessions ADD COLUMN customer TEXT;
ALTER TABLE sessions ADD COLUMN cvc_again INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN consent_required INTEGER NOT NULL DEFAULT 0;
-- Origins with a space between; none means that the token works on every page of the account.
ALTER TABLE sessions ADD COLUMN origins TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN amount INTEGER;
ALTER TABLE sessions ADD COLUMN currency TEXT;

ALTER TABLE payment_methods ADD COLUMN redisplay TEXT NOT NULL DEFAULT 'unspecified'
    CHECK (redisplay IN ('always', 'limited', 'unspecified'));
ALTER TABLE payment_methods ADD COLUMN consent TEXT NOT NULL DEFAULT 'not_asked'
    CHECK (consent IN ('not_asked', 'withheld', 'given'));
ALTER TABLE payment_methods ADD COLUMN is_default INTEGER NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX payment_methods_one_default ON payment_methods (account, customer)
    WHERE is_default = 1;

-- A consent outlives its card and its customer: it is the proof that there was one.
CREATE TABLE consents (
    payment_method TEXT PRIMARY KEY,
    account        TEXT NOT NULL,
    customer       TEXT,
    text_version   TEXT NOT NULL,
    redisplay      TEXT NOT NULL CHECK (redisplay IN ('always', 'limited', 'unspecified')),
    given          INTEGER NOT NULL
) STRICT;

-- What a merchant is told about a payment: its status and reason at one moment.
CREATE TABLE webhooks (
    id       INTEGER PRIMARY KEY,
    account  TEXT NOT NULL,
    trade_no TEXT NOT NULL REFERENCES payments (trade_no),
    status   TEXT NOT NULL CHECK (status IN ('success', 'fail', 'pending')),
    info     TEXT NOT NULL,
    sends    INTEGER NOT NULL DEFAULT 0,
    due      INTEGER,
    outcome  TEXT NOT NULL DEFAULT 'waiting'
        CHECK (outcome IN ('waiting', 'acknowledged', 'given_up', 'refused'))
) STRICT;

CREATE INDEX webhooks_due ON webhooks (due) WHERE due IS NOT NULL;
