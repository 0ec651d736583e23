-- What is to be paid is apart from the attempts to pay it: an intent is there before any card is, and
-- survives its declines. What an order was until here, its attempts by a number in each of them, is one
-- intent.

CREATE TABLE intents (
    id             TEXT PRIMARY KEY,
    account        TEXT NOT NULL,
    dialect        TEXT NOT NULL,
    -- The merchant's own name of what is paid, such as the number of an order; it may have none.
    reference      TEXT,
    amount         INTEGER NOT NULL CHECK (amount >= 0),
    currency       TEXT NOT NULL,
    manual         INTEGER NOT NULL,
    usage          TEXT NOT NULL CHECK (usage IN ('on_session', 'setup_on_session',
        'setup_off_session', 'off_session')),
    customer       TEXT,
    -- What the next confirmation pays with.
    payment_method TEXT,
    -- The types of payment methods that may pay it, with a space between; none allows all.
    allowed        TEXT NOT NULL DEFAULT '',
    -- Why the last attempt was declined, until something changes.
    last_decline   TEXT,
    -- Why it is to be paid no longer.
    canceled       TEXT,
    -- From when on it is to be paid no longer; none when that is over.
    expires        INTEGER,
    created        INTEGER NOT NULL
) STRICT;

INSERT INTO intents (id, account, dialect, reference, amount, currency, manual, usage, customer,
    last_decline, canceled, created)
    SELECT first.trade_no, last.account, last.dialect, last.order_no, last.amount, last.currency,
        last.manual,
        iif(last.usage = 'on_session' AND last.customer IS NOT NULL, 'setup_on_session', last.usage),
        last.customer, iif(last.status = 'failed', last.reason, NULL),
        iif(last.status = 'canceled' AND last.reason = 'voided', 'voided', NULL), first.created
    FROM (SELECT min(rowid) AS first, max(rowid) AS last FROM payments
        GROUP BY account, dialect, order_no) o
    JOIN payments first ON first.rowid = o.first
    JOIN payments last ON last.rowid = o.last
    ORDER BY o.first;

-- A name is of one intent.
CREATE UNIQUE INDEX intents_by_reference ON intents (account, dialect, reference)
    WHERE reference IS NOT NULL;
CREATE INDEX intents_by_account ON intents (account, dialect);
CREATE INDEX intents_by_customer ON intents (customer) WHERE customer IS NOT NULL;
CREATE INDEX intents_due ON intents (expires) WHERE expires IS NOT NULL;

-- An attempt to pay an intent. It outlives its customer and its payment method: it is what the books
-- say happened.
CREATE TABLE attempts (
    trade_no       TEXT PRIMARY KEY,
    account        TEXT NOT NULL,
    intent         TEXT NOT NULL REFERENCES intents (id),
    customer       TEXT,
    payment_method TEXT NOT NULL,
    card           TEXT NOT NULL,
    provider       TEXT,
    usage          TEXT NOT NULL CHECK (usage IN ('on_session', 'setup_on_session',
        'setup_off_session', 'off_session')),
    amount         INTEGER NOT NULL,
    currency       TEXT NOT NULL,
    manual         INTEGER NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('requires_action', 'processing',
        'requires_capture', 'succeeded', 'failed', 'canceled')),
    reason         TEXT,
    legacy_words   TEXT,
    remark         TEXT,
    return_url     TEXT,
    callback_url   TEXT,
    challenge_hash TEXT UNIQUE,
    settles        INTEGER,
    created        INTEGER NOT NULL
) STRICT;

-- A one-off charge of a customer binds the card to him, which is said by its usage from here on.
INSERT INTO attempts (rowid, trade_no, account, intent, customer, payment_method, card, provider,
    usage, amount, currency, manual, status, reason, legacy_words, remark, return_url, callback_url,
    challenge_hash, settles, created)
    SELECT p.rowid, p.trade_no, p.account, i.id, p.customer, p.payment_method, p.card, p.provider,
        iif(p.usage = 'on_session' AND p.customer IS NOT NULL, 'setup_on_session', p.usage),
        p.amount, p.currency, p.manual, p.status, p.reason, p.legacy_words, p.remark, p.return_url,
        p.callback_url, p.challenge_hash, p.settles, p.created
    FROM payments p
    JOIN intents i ON i.account = p.account AND i.dialect = p.dialect AND i.reference = p.order_no
    ORDER BY p.rowid;

-- Only the number of rows and the name of the table change for those that point here.
DROP TABLE payments;
ALTER TABLE attempts RENAME TO payments;

CREATE INDEX payments_by_intent ON payments (intent);
CREATE INDEX payments_by_account ON payments (account, created);
CREATE INDEX payments_due ON payments (settles) WHERE settles IS NOT NULL;
-- The promise of "it is paid once", kept by the database as well as by the ledger: one attempt at most
-- is open, or has paid.
CREATE UNIQUE INDEX payments_one_that_counts ON payments (intent)
    WHERE status IN ('requires_action', 'processing', 'requires_capture', 'succeeded');

ALTER TABLE checkouts RENAME COLUMN order_no TO reference;
