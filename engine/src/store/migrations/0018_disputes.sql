-- What a shopper disputes at his bank: a chargeback is one of them, whose money the bank took at once.

CREATE TABLE disputes (
    number       INTEGER PRIMARY KEY,
    account      TEXT NOT NULL,
    -- A payment is disputed once.
    trade_no     TEXT NOT NULL UNIQUE REFERENCES payments (trade_no),
    amount       INTEGER NOT NULL CHECK (amount > 0),
    currency     TEXT NOT NULL,
    reason       TEXT NOT NULL,
    reason_text  TEXT NOT NULL,
    status       TEXT NOT NULL CHECK (status IN ('inquiry_needs_response', 'inquiry_under_review',
        'inquiry_closed', 'needs_response', 'under_review', 'won', 'lost')),
    evidence_due INTEGER NOT NULL,
    created      INTEGER NOT NULL,
    closed       INTEGER
) STRICT;

CREATE INDEX disputes_due ON disputes (evidence_due)
    WHERE status IN ('needs_response', 'inquiry_needs_response');

INSERT INTO disputes (number, account, trade_no, amount, currency, reason, reason_text, status,
    evidence_due, created)
    SELECT batch_no, account, trade_no, amount, currency, 'general', reason, 'needs_response', reply_by,
        created
    FROM chargebacks;
DROP TABLE chargebacks;

ALTER TABLE events ADD COLUMN dispute_status TEXT;
UPDATE events SET dispute_status = 'needs_response' WHERE kind = 'dispute';
