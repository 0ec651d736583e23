-- What happened, and who is told of it, apart: one event may go to several addresses, or to none. Until
-- here there was a webhook for each, to the address that its payment had.

CREATE TABLE events (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    account       TEXT NOT NULL,
    dialect       TEXT NOT NULL,
    kind          TEXT NOT NULL
        CHECK (kind IN ('payment', 'refund', 'hold', 'clearing', 'dispute', 'own')),
    -- The payment, and how it stood then.
    trade_no      TEXT REFERENCES payments (trade_no),
    status        TEXT,
    reason        TEXT,
    legacy_words  TEXT,
    refund        INTEGER REFERENCES refunds (batch_no),
    refund_status TEXT,
    hold          TEXT,
    -- What the dialect wrote of it, then.
    snapshot      TEXT,
    created       INTEGER NOT NULL,
    CHECK (kind = 'own' OR trade_no IS NOT NULL),
    CHECK ((trade_no IS NULL) = (status IS NULL)),
    CHECK ((kind = 'refund') = (refund IS NOT NULL)),
    CHECK ((kind = 'hold') = (hold IS NOT NULL))
) STRICT;

CREATE INDEX events_by_account ON events (account, dialect, id);

CREATE TABLE deliveries (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    event   INTEGER NOT NULL REFERENCES events (id),
    url     TEXT NOT NULL,
    sends   INTEGER NOT NULL DEFAULT 0,
    due     INTEGER,
    outcome TEXT NOT NULL DEFAULT 'waiting'
        CHECK (outcome IN ('waiting', 'acknowledged', 'given_up', 'refused'))
) STRICT;

CREATE INDEX deliveries_due ON deliveries (due) WHERE due IS NOT NULL;
CREATE INDEX deliveries_by_event ON deliveries (event);

-- When a webhook was made, nobody wrote: no earlier than its payment.
INSERT INTO events (id, account, dialect, kind, trade_no, status, reason, legacy_words, refund,
    refund_status, hold, created)
    SELECT w.id, w.account, p.dialect,
        CASE WHEN w.refund IS NOT NULL THEN 'refund'
            WHEN w.hold IS NOT NULL THEN 'hold'
            WHEN w.chargeback IS NOT NULL THEN 'dispute'
            WHEN w.cleared = 1 THEN 'clearing'
            ELSE 'payment' END,
        w.trade_no, w.status, w.reason, w.legacy_words, w.refund, w.refund_status, w.hold, p.created
    FROM webhooks w JOIN payments p ON p.trade_no = w.trade_no;
INSERT INTO deliveries (id, event, url, sends, due, outcome)
    SELECT w.id, w.id, coalesce(p.callback_url, ''), w.sends, w.due, w.outcome
    FROM webhooks w JOIN payments p ON p.trade_no = w.trade_no;

DROP TABLE webhooks;
