-- What a merchant took of a payment, each time: held money may be taken in parts. What was taken at once
-- is one capture.

CREATE TABLE captures (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    account  TEXT NOT NULL,
    trade_no TEXT NOT NULL REFERENCES payments (trade_no),
    amount   INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    created  INTEGER NOT NULL
) STRICT;

CREATE INDEX captures_by_trade ON captures (trade_no);

-- When held money was taken, nobody wrote: no earlier than its payment.
INSERT INTO captures (account, trade_no, amount, currency, created)
    SELECT account, trade_no, amount, currency, created FROM payments
    WHERE status = 'succeeded' AND amount > 0 ORDER BY rowid;
