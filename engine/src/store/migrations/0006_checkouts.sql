-- Orders that wait on the gateway's own payment page. The secret that opens one is known as a hash.

CREATE TABLE checkouts (
    id           TEXT PRIMARY KEY,
    account      TEXT NOT NULL,
    order_no     TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    currency     TEXT NOT NULL,
    customer     TEXT,
    country      TEXT,
    -- A JSON list of what is bought, as the page shows it.
    goods        TEXT NOT NULL,
    -- The one way to pay that the merchant allows; none allows all.
    way          TEXT,
    manual       INTEGER NOT NULL,
    remark       TEXT,
    return_url   TEXT NOT NULL,
    callback_url TEXT,
    expires      INTEGER NOT NULL,
    cancelled    INTEGER NOT NULL DEFAULT 0,
    created      INTEGER NOT NULL
) STRICT;

-- Each press of the button, by the page's name for it: the same name never charges twice. One
-- without a payment charged nothing and never will.
CREATE TABLE checkout_attempts (
    checkout TEXT NOT NULL REFERENCES checkouts (id),
    attempt  TEXT NOT NULL,
    trade_no TEXT REFERENCES payments (trade_no),
    PRIMARY KEY (checkout, attempt)
) STRICT;
