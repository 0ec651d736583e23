-- Payments that hold their money until the merchant takes it or lets it go.

ALTER TABLE payments ADD COLUMN manual INTEGER NOT NULL DEFAULT 0;

CREATE TABLE holds (
    trade_no TEXT PRIMARY KEY REFERENCES payments (trade_no),
    account  TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('held', 'captured', 'void')),
    -- When the money goes back by itself; none when that is over.
    expires  INTEGER
) STRICT;

CREATE INDEX holds_due ON holds (expires) WHERE expires IS NOT NULL;

-- A webhook with a hold is about how that ended.
ALTER TABLE webhooks ADD COLUMN hold TEXT CHECK (hold IN ('captured', 'void'));
