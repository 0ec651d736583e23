-- What the sandbox remembers. No column holds a card number, a security code or a usable secret:
-- a card is kept as the name of the published test card, a token as its SHA-256.

CREATE TABLE customers (
    id          TEXT PRIMARY KEY,
    account     TEXT NOT NULL,
    email       TEXT,
    first_name  TEXT,
    last_name   TEXT,
    phone       TEXT,
    description TEXT,
    created     INTEGER NOT NULL
) STRICT;

CREATE INDEX customers_by_account ON customers (account, created);

CREATE TABLE payment_methods (
    id           TEXT PRIMARY KEY,
    account      TEXT NOT NULL,
    customer     TEXT REFERENCES customers (id) ON DELETE CASCADE,
    card         TEXT NOT NULL,
    brand        TEXT NOT NULL,
    last4        TEXT NOT NULL,
    expiry_month INTEGER NOT NULL,
    expiry_year  INTEGER NOT NULL,
    email        TEXT,
    first_name   TEXT,
    last_name    TEXT,
    phone        TEXT,
    line1        TEXT,
    line2        TEXT,
    city         TEXT,
    state        TEXT,
    postal_code  TEXT,
    country      TEXT,
    created      INTEGER NOT NULL
) STRICT;

CREATE INDEX payment_methods_by_customer ON payment_methods (account, customer, created);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    account    TEXT NOT NULL,
    expires    INTEGER NOT NULL
) STRICT;

CREATE TABLE request_ids (
    account    TEXT NOT NULL,
    request_id TEXT NOT NULL,
    seen       INTEGER NOT NULL,
    PRIMARY KEY (account, request_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_ids_by_age ON request_ids (seen);

-- A payment outlives its customer and its payment method: it is what the books say happened.
CREATE TABLE payments (
    trade_no       TEXT PRIMARY KEY,
    account        TEXT NOT NULL,
    order_no       TEXT NOT NULL,
    customer       TEXT,
    payment_method TEXT NOT NULL,
    card           TEXT NOT NULL,
    token_type     TEXT NOT NULL,
    amount         INTEGER NOT NULL,
    currency       TEXT NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('success', 'fail', 'pending')),
    info           TEXT NOT NULL,
    remark         TEXT,
    return_url     TEXT,
    callback_url   TEXT,
    challenge_hash TEXT UNIQUE,
    settles        INTEGER,
    created        INTEGER NOT NULL
) STRICT;

CREATE INDEX payments_by_order ON payments (account, order_no);
CREATE INDEX payments_due ON payments (settles) WHERE settles IS NOT NULL;
-- The promise of "an order is paid once", kept by the database as well as by the ledger.
CREATE UNIQUE INDEX payments_paid_once ON payments (account, order_no) WHERE status = 'success';

CREATE TABLE agreements (
    account        TEXT NOT NULL,
    customer       TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    payment_method TEXT NOT NULL REFERENCES payment_methods (id) ON DELETE CASCADE,
    trade_no       TEXT NOT NULL,
    PRIMARY KEY (account, customer, payment_method)
) STRICT, WITHOUT ROWID;
