-- Refunds, and double-entry books: where every payment's money is.

CREATE TABLE refunds (
    batch_no     INTEGER PRIMARY KEY,
    account      TEXT NOT NULL,
    trade_no     TEXT NOT NULL REFERENCES payments (trade_no),
    mer_track_no TEXT,
    amount       INTEGER NOT NULL CHECK (amount > 0),
    currency     TEXT NOT NULL,
    reason       TEXT NOT NULL,
    status       TEXT NOT NULL CHECK (status IN ('success', 'fail', 'pending')),
    settles      INTEGER,
    settled      INTEGER,
    created      INTEGER NOT NULL
) STRICT;

CREATE INDEX refunds_by_trade ON refunds (trade_no);
CREATE INDEX refunds_due ON refunds (settles) WHERE settles IS NOT NULL;
CREATE UNIQUE INDEX refunds_once ON refunds (account, mer_track_no)
    WHERE mer_track_no IS NOT NULL;

-- A movement is two entries with one number: out of one purse and into another.
CREATE TABLE entries (
    id       INTEGER PRIMARY KEY,
    movement INTEGER NOT NULL,
    account  TEXT NOT NULL,
    trade_no TEXT NOT NULL REFERENCES payments (trade_no),
    kind     TEXT NOT NULL,
    purse    TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount   INTEGER NOT NULL CHECK (amount <> 0)
) STRICT;

CREATE INDEX entries_by_movement ON entries (movement);
CREATE INDEX entries_by_trade ON entries (trade_no);

-- What succeeded before there were books is in them from the start.
INSERT INTO entries (movement, account, trade_no, kind, purse, currency, amount)
    SELECT rowid, account, trade_no, 'sale', 'shopper', currency, -amount
    FROM payments WHERE status = 'success' AND amount > 0;
INSERT INTO entries (movement, account, trade_no, kind, purse, currency, amount)
    SELECT rowid, account, trade_no, 'sale', 'merchant', currency, amount
    FROM payments WHERE status = 'success' AND amount > 0;

-- A webhook with a refund is about that refund, and its status is the refund's.
ALTER TABLE webhooks ADD COLUMN refund INTEGER REFERENCES refunds (batch_no);
