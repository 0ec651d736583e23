-- What may come after a sale: goods are sent, money is settled, a bank takes money back.

CREATE TABLE chargebacks (
    batch_no INTEGER PRIMARY KEY,
    account  TEXT NOT NULL,
    -- A bank takes a payment's money back once.
    trade_no TEXT NOT NULL UNIQUE REFERENCES payments (trade_no),
    amount   INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    reason   TEXT NOT NULL,
    reply_by INTEGER NOT NULL,
    created  INTEGER NOT NULL
) STRICT;

CREATE TABLE shipments (
    trade_no     TEXT PRIMARY KEY REFERENCES payments (trade_no),
    account      TEXT NOT NULL,
    order_no     TEXT NOT NULL,
    carrier      TEXT NOT NULL,
    tracking_no  TEXT NOT NULL,
    tracking_web TEXT,
    sent         INTEGER NOT NULL
) STRICT;

-- A webhook is about one of these, or about a hold or a refund, or about the payment itself.
ALTER TABLE webhooks ADD COLUMN chargeback INTEGER REFERENCES chargebacks (batch_no);
ALTER TABLE webhooks ADD COLUMN cleared INTEGER NOT NULL DEFAULT 0;
