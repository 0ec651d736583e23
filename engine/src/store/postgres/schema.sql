-- The tables of schema 25 of the SQLite file, as PostgreSQL has them: the number that SQLite gives a row of its
-- own accord (`rowid`) is a column here, and what is true or false is a BOOLEAN.
CREATE TABLE customers (
    rowid           BIGINT GENERATED ALWAYS AS IDENTITY,
    id              TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    email           TEXT,
    first_name      TEXT,
    last_name       TEXT,
    phone           TEXT,
    description     TEXT,
    created         BIGINT NOT NULL
);
CREATE TABLE payment_methods (
    rowid           BIGINT GENERATED ALWAYS AS IDENTITY,
    id              TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    customer        TEXT REFERENCES customers (id) ON DELETE CASCADE,
    card            TEXT NOT NULL,
    brand           TEXT NOT NULL,
    last4           TEXT NOT NULL,
    expiry_month    BIGINT NOT NULL,
    expiry_year     BIGINT NOT NULL,
    email           TEXT,
    first_name      TEXT,
    last_name       TEXT,
    phone           TEXT,
    line1           TEXT,
    line2           TEXT,
    city            TEXT,
    state           TEXT,
    postal_code     TEXT,
    country         TEXT,
    created         BIGINT NOT NULL,
    redisplay       TEXT NOT NULL DEFAULT 'unspecified' CHECK (redisplay IN ('always', 'limited', 'unspecified')),
    consent         TEXT NOT NULL DEFAULT 'not_asked' CHECK (consent IN ('not_asked', 'withheld', 'given')),
    is_default      BOOLEAN NOT NULL DEFAULT FALSE,
    fingerprint     TEXT
);
CREATE TABLE sessions (
    token_hash      TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    expires         BIGINT NOT NULL,
    customer        TEXT,
    cvc_again       BOOLEAN NOT NULL DEFAULT FALSE,
    consent_required BOOLEAN NOT NULL DEFAULT FALSE,
    origins         TEXT NOT NULL DEFAULT '',
    amount          BIGINT,
    currency        TEXT,
    cvc_policy      TEXT NOT NULL DEFAULT '',
    dialect         TEXT NOT NULL DEFAULT '',
    new_customer    BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE request_ids (
    account         TEXT NOT NULL,
    request_id      TEXT NOT NULL,
    seen            BIGINT NOT NULL,
    PRIMARY KEY (account, request_id)
);
CREATE TABLE consents (
    payment_method  TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    customer        TEXT,
    text_version    TEXT NOT NULL,
    redisplay       TEXT NOT NULL CHECK (redisplay IN ('always', 'limited', 'unspecified')),
    given           BIGINT NOT NULL
);
CREATE TABLE intents (
    rowid           BIGINT GENERATED ALWAYS AS IDENTITY,
    id              TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    dialect         TEXT NOT NULL,
    -- The merchant's own name of what is paid, such as the number of an order; it may have none.
    reference       TEXT,
    amount          BIGINT NOT NULL CHECK (amount >= 0),
    currency        TEXT NOT NULL,
    manual          BOOLEAN NOT NULL,
    usage           TEXT NOT NULL CHECK (usage IN ('on_session', 'setup_on_session',
        'setup_off_session', 'off_session')),
    customer        TEXT,
    -- What the next confirmation pays with.
    payment_method  TEXT,
    -- The types of payment methods that may pay it, with a space between; none allows all.
    allowed         TEXT NOT NULL DEFAULT '',
    -- Why the last attempt was declined, until something changes.
    last_decline    TEXT,
    -- Why it is to be paid no longer.
    canceled        TEXT,
    -- From when on it is to be paid no longer; none when that is over.
    expires         BIGINT,
    created         BIGINT NOT NULL
);
CREATE TABLE payments (
    rowid           BIGINT GENERATED ALWAYS AS IDENTITY,
    id              TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    intent          TEXT NOT NULL REFERENCES intents (id),
    customer        TEXT,
    payment_method  TEXT NOT NULL,
    card            TEXT NOT NULL,
    provider        TEXT,
    usage           TEXT NOT NULL CHECK (usage IN ('on_session', 'setup_on_session',
        'setup_off_session', 'off_session')),
    amount          BIGINT NOT NULL,
    currency        TEXT NOT NULL,
    manual          BOOLEAN NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('requires_action', 'processing',
        'requires_capture', 'succeeded', 'failed', 'canceled')),
    reason          TEXT,
    legacy_words    TEXT,
    remark          TEXT,
    return_url      TEXT,
    callback_url    TEXT,
    challenge_hash  TEXT UNIQUE,
    settles         BIGINT,
    created         BIGINT NOT NULL
);
CREATE TABLE refunds (
    id              BIGINT PRIMARY KEY,
    account         TEXT NOT NULL,
    payment_id      TEXT NOT NULL REFERENCES payments (id),
    reference       TEXT,
    amount          BIGINT NOT NULL CHECK (amount > 0),
    currency        TEXT NOT NULL,
    reason          TEXT NOT NULL,
    settles         BIGINT,
    settled         BIGINT,
    created         BIGINT NOT NULL,
    status          TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'succeeded', 'failed'))
);
CREATE TABLE entries (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    movement        BIGINT NOT NULL,
    account         TEXT NOT NULL,
    payment_id      TEXT NOT NULL REFERENCES payments (id),
    kind            TEXT NOT NULL,
    purse           TEXT NOT NULL,
    currency        TEXT NOT NULL,
    amount          BIGINT NOT NULL CHECK (amount <> 0)
);
CREATE TABLE holds (
    payment_id      TEXT PRIMARY KEY REFERENCES payments (id),
    account         TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('held', 'captured', 'void')),
    -- When the money goes back by itself; none when that is over.
    expires         BIGINT
);
CREATE TABLE checkouts (
    id              TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    reference       TEXT NOT NULL,
    amount          BIGINT NOT NULL,
    currency        TEXT NOT NULL,
    customer        TEXT,
    country         TEXT,
    -- A JSON list of what is bought, as the page shows it.
    goods           TEXT NOT NULL,
    -- The one way to pay that the merchant allows; none allows all.
    method_type     TEXT,
    manual          BOOLEAN NOT NULL,
    remark          TEXT,
    return_url      TEXT NOT NULL,
    callback_url    TEXT,
    expires         BIGINT NOT NULL,
    cancelled       BOOLEAN NOT NULL DEFAULT FALSE,
    created         BIGINT NOT NULL,
    dialect         TEXT NOT NULL DEFAULT ''
);
CREATE TABLE checkout_attempts (
    checkout        TEXT NOT NULL REFERENCES checkouts (id),
    attempt         TEXT NOT NULL,
    payment_id      TEXT REFERENCES payments (id),
    PRIMARY KEY (checkout, attempt)
);
CREATE TABLE shipments (
    payment_id      TEXT PRIMARY KEY REFERENCES payments (id),
    account         TEXT NOT NULL,
    reference       TEXT NOT NULL,
    carrier         TEXT NOT NULL,
    tracking_no     TEXT NOT NULL,
    tracking_web    TEXT,
    sent            BIGINT NOT NULL
);
CREATE TABLE fingerprint_keys (
    account         TEXT PRIMARY KEY,
    key             TEXT NOT NULL
);
CREATE TABLE tokenisations (
    account         TEXT NOT NULL,
    -- The customer, or the hash of the session token of nobody in particular.
    owner           TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    -- A keyed hash of what was sent, without the security code.
    request         TEXT NOT NULL,
    payment_method  TEXT NOT NULL,
    made            BIGINT NOT NULL,
    PRIMARY KEY (account, owner, idempotency_key)
);
CREATE TABLE signed_strings (
    hash            TEXT PRIMARY KEY,
    seen            BIGINT NOT NULL
);
CREATE TABLE latest_moment (
    id              BIGINT PRIMARY KEY CHECK (id = 1),
    moment          BIGINT NOT NULL
);
CREATE TABLE agreements (
    account         TEXT NOT NULL,
    customer        TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    payment_method  TEXT NOT NULL REFERENCES payment_methods (id) ON DELETE CASCADE,
    payment_id      TEXT NOT NULL,
    PRIMARY KEY (account, customer, payment_method, payment_id)
);
CREATE TABLE idempotent_requests (
    account         TEXT NOT NULL,
    dialect         TEXT NOT NULL,
    key             TEXT NOT NULL,
    request         TEXT NOT NULL,
    tries           BIGINT NOT NULL,
    leased_until    BIGINT NOT NULL,
    status          BIGINT,
    body            TEXT,
    expires         BIGINT NOT NULL,
    PRIMARY KEY (account, dialect, key),
    CHECK ((status IS NULL) = (body IS NULL))
);
CREATE TABLE documents (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account         TEXT NOT NULL,
    dialect         TEXT NOT NULL,
    kind            TEXT NOT NULL,
    id              TEXT NOT NULL,
    owner           TEXT,
    body            TEXT NOT NULL CHECK (body::json IS NOT NULL),
    created         BIGINT NOT NULL,
    UNIQUE (account, dialect, kind, id)
);
CREATE TABLE events (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account         TEXT NOT NULL,
    dialect         TEXT NOT NULL,
    kind            TEXT NOT NULL
        CHECK (kind IN ('payment', 'refund', 'hold', 'clearing', 'dispute', 'own')),
    -- The payment, and how it stood then.
    payment_id      TEXT REFERENCES payments (id),
    status          TEXT,
    reason          TEXT,
    legacy_words    TEXT,
    refund_id       BIGINT REFERENCES refunds (id),
    refund_status   TEXT,
    hold            TEXT,
    -- What the dialect wrote of it, then.
    snapshot        TEXT,
    created         BIGINT NOT NULL,
    dispute_status  TEXT,
    CHECK (kind = 'own' OR payment_id IS NOT NULL),
    CHECK ((payment_id IS NULL) = (status IS NULL)),
    CHECK ((kind = 'refund') = (refund_id IS NOT NULL)),
    CHECK ((kind = 'hold') = (hold IS NOT NULL))
);
CREATE TABLE deliveries (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event           BIGINT NOT NULL REFERENCES events (id),
    url             TEXT NOT NULL,
    sends           BIGINT NOT NULL DEFAULT 0,
    due             BIGINT,
    outcome         TEXT NOT NULL DEFAULT 'waiting'
        CHECK (outcome IN ('waiting', 'acknowledged', 'given_up', 'refused')),
    recipient       TEXT
);
CREATE TABLE disputes (
    number          BIGINT PRIMARY KEY,
    account         TEXT NOT NULL,
    -- A payment is disputed once.
    payment_id      TEXT NOT NULL UNIQUE REFERENCES payments (id),
    amount          BIGINT NOT NULL CHECK (amount > 0),
    currency        TEXT NOT NULL,
    reason          TEXT NOT NULL,
    reason_text     TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('inquiry_needs_response', 'inquiry_under_review',
        'inquiry_closed', 'needs_response', 'under_review', 'won', 'lost')),
    evidence_due    BIGINT NOT NULL,
    created         BIGINT NOT NULL,
    closed          BIGINT
);
CREATE TABLE captures (
    number          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account         TEXT NOT NULL,
    payment_id      TEXT NOT NULL REFERENCES payments (id),
    amount          BIGINT NOT NULL CHECK (amount > 0),
    currency        TEXT NOT NULL,
    created         BIGINT NOT NULL
);

CREATE INDEX customers_by_account ON customers (account, created, rowid);
CREATE INDEX payment_methods_by_customer ON payment_methods (account, customer, created);
CREATE INDEX request_ids_by_age ON request_ids (seen);
CREATE UNIQUE INDEX payment_methods_one_default ON payment_methods (account, customer)
    WHERE is_default;
CREATE INDEX refunds_due ON refunds (settles) WHERE settles IS NOT NULL;
CREATE UNIQUE INDEX refunds_once ON refunds (account, reference)
    WHERE reference IS NOT NULL;
CREATE INDEX entries_by_movement ON entries (movement);
CREATE INDEX holds_due ON holds (expires) WHERE expires IS NOT NULL;
CREATE INDEX tokenisations_by_age ON tokenisations (made);
CREATE INDEX signed_strings_by_age ON signed_strings (seen);
CREATE INDEX idempotent_requests_by_end ON idempotent_requests (expires);
CREATE INDEX documents_by_kind ON documents (account, dialect, kind, seq);
CREATE INDEX documents_by_owner ON documents (account, dialect, kind, owner, seq)
    WHERE owner IS NOT NULL;
CREATE INDEX events_by_account ON events (account, dialect, id);
CREATE INDEX deliveries_due ON deliveries (due) WHERE due IS NOT NULL;
CREATE INDEX deliveries_by_event ON deliveries (event);
CREATE INDEX disputes_due ON disputes (evidence_due)
    WHERE status IN ('needs_response', 'inquiry_needs_response');
CREATE UNIQUE INDEX intents_by_reference ON intents (account, dialect, reference)
    WHERE reference IS NOT NULL;
CREATE INDEX intents_by_account ON intents (account, dialect, rowid);
CREATE INDEX intents_due ON intents (expires) WHERE expires IS NOT NULL;
CREATE INDEX payments_by_intent ON payments (intent, rowid);
CREATE INDEX payments_by_account ON payments (account, created, rowid);
CREATE INDEX payments_due ON payments (settles) WHERE settles IS NOT NULL;
CREATE UNIQUE INDEX payments_one_that_counts ON payments (intent)
    WHERE status IN ('requires_action', 'processing', 'requires_capture', 'succeeded');
CREATE INDEX captures_by_payment ON captures (payment_id);
CREATE INDEX entries_by_payment ON entries (payment_id);
CREATE INDEX refunds_by_payment ON refunds (payment_id);
CREATE INDEX events_by_age ON events (created);
CREATE INDEX disputes_by_account ON disputes (account, number);
CREATE INDEX intents_by_customer ON intents (account, dialect, customer, rowid) WHERE customer IS NOT NULL;
