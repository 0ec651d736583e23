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
, redisplay TEXT NOT NULL DEFAULT 'unspecified'
    CHECK (redisplay IN ('always', 'limited', 'unspecified')), consent TEXT NOT NULL DEFAULT 'not_asked'
    CHECK (consent IN ('not_asked', 'withheld', 'given')), is_default INTEGER NOT NULL DEFAULT 0, fingerprint TEXT) STRICT;
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    account    TEXT NOT NULL,
    expires    INTEGER NOT NULL
, customer TEXT, cvc_again INTEGER NOT NULL DEFAULT 0, consent_required INTEGER NOT NULL DEFAULT 0, origins TEXT NOT NULL DEFAULT '', amount INTEGER, currency TEXT, cvc_policy TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE request_ids (
    account    TEXT NOT NULL,
    request_id TEXT NOT NULL,
    seen       INTEGER NOT NULL,
    PRIMARY KEY (account, request_id)
) STRICT, WITHOUT ROWID;
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
, manual INTEGER NOT NULL DEFAULT 0, local TEXT) STRICT;
CREATE TABLE consents (
    payment_method TEXT PRIMARY KEY,
    account        TEXT NOT NULL,
    customer       TEXT,
    text_version   TEXT NOT NULL,
    redisplay      TEXT NOT NULL CHECK (redisplay IN ('always', 'limited', 'unspecified')),
    given          INTEGER NOT NULL
) STRICT;
CREATE TABLE webhooks (
    id       INTEGER PRIMARY KEY,
    account  TEXT NOT NULL,
    trade_no TEXT NOT NULL REFERENCES payments (trade_no),
    status   TEXT NOT NULL CHECK (status IN ('success', 'fail', 'pending')),
    info     TEXT NOT NULL,
    sends    INTEGER NOT NULL DEFAULT 0,
    due      INTEGER,
    outcome  TEXT NOT NULL DEFAULT 'waiting'
        CHECK (outcome IN ('waiting', 'acknowledged', 'given_up', 'refused'))
, refund INTEGER REFERENCES refunds (batch_no), hold TEXT CHECK (hold IN ('captured', 'void')), chargeback INTEGER REFERENCES chargebacks (batch_no), cleared INTEGER NOT NULL DEFAULT 0) STRICT;
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
CREATE TABLE holds (
    trade_no TEXT PRIMARY KEY REFERENCES payments (trade_no),
    account  TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('held', 'captured', 'void')),
    -- When the money goes back by itself; none when that is over.
    expires  INTEGER
) STRICT;
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
CREATE TABLE checkout_attempts (
    checkout TEXT NOT NULL REFERENCES checkouts (id),
    attempt  TEXT NOT NULL,
    trade_no TEXT REFERENCES payments (trade_no),
    PRIMARY KEY (checkout, attempt)
) STRICT;
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
CREATE TABLE fingerprint_keys (
    account TEXT PRIMARY KEY,
    key     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tokenisations (
    account         TEXT NOT NULL,
    -- The customer, or the hash of the session token of nobody in particular.
    owner           TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    -- A keyed hash of what was sent, without the security code.
    request         TEXT NOT NULL,
    payment_method  TEXT NOT NULL,
    made            INTEGER NOT NULL,
    PRIMARY KEY (account, owner, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE signed_strings (
    hash TEXT PRIMARY KEY,
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE latest_moment (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    moment INTEGER NOT NULL
) STRICT;
CREATE TABLE "agreements" (
    account        TEXT NOT NULL,
    customer       TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    payment_method TEXT NOT NULL REFERENCES payment_methods (id) ON DELETE CASCADE,
    trade_no       TEXT NOT NULL,
    PRIMARY KEY (account, customer, payment_method, trade_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX customers_by_account ON customers (account, created);
CREATE INDEX payment_methods_by_customer ON payment_methods (account, customer, created);
CREATE INDEX request_ids_by_age ON request_ids (seen);
CREATE INDEX payments_by_order ON payments (account, order_no);
CREATE INDEX payments_due ON payments (settles) WHERE settles IS NOT NULL;
CREATE UNIQUE INDEX payments_paid_once ON payments (account, order_no) WHERE status = 'success';
CREATE UNIQUE INDEX payment_methods_one_default ON payment_methods (account, customer)
    WHERE is_default = 1;
CREATE INDEX webhooks_due ON webhooks (due) WHERE due IS NOT NULL;
CREATE INDEX refunds_by_trade ON refunds (trade_no);
CREATE INDEX refunds_due ON refunds (settles) WHERE settles IS NOT NULL;
CREATE UNIQUE INDEX refunds_once ON refunds (account, mer_track_no)
    WHERE mer_track_no IS NOT NULL;
CREATE INDEX entries_by_movement ON entries (movement);
CREATE INDEX entries_by_trade ON entries (trade_no);
CREATE INDEX holds_due ON holds (expires) WHERE expires IS NOT NULL;
CREATE INDEX tokenisations_by_age ON tokenisations (made);
CREATE INDEX signed_strings_by_age ON signed_strings (seen);
INSERT INTO customers (id, account, email, first_name, last_name, phone, description, created) VALUES
('cus_1960425502572262732', '12246002', NULL, 'Ada', NULL, NULL, NULL, 1796027132143);
INSERT INTO payment_methods (id, account, customer, card, brand, last4, expiry_month, expiry_year, email, first_name, last_name, phone, line1, line2, city, state, postal_code, country, created, redisplay, consent, is_default, fingerprint) VALUES
('pm_5085858890624449774', '12246002', NULL, 'declined', 'visa', '0002', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027130983, 'unspecified', 'not_asked', 0, 'c77bdf083fb5fdc87ea70db61c6b34325295adea30e7fae9f8d9422f8de6d7c5'),
('pm_2733879618434271293', '12246002', NULL, 'declined_other', 'visa', '0077', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131031, 'unspecified', 'not_asked', 0, '1a4a8fdcae3ca9915dc04259e9bacb181b0ed635aaa75db4fc9283bd8c8f7d4e'),
('pm_8710891899393208242', '12246002', NULL, 'insufficient_funds', 'visa', '9995', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131085, 'unspecified', 'not_asked', 0, '0e3af054b6c250cce85c2f7f679fefb1f0e588b39c28eae0260796ce3e3635b0'),
('pm_6977296469702870917', '12246002', NULL, 'lost', 'visa', '9987', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131107, 'unspecified', 'not_asked', 0, '577c95e68d2a314e900c13cb661955773a9ff6b567c4dfdeef2f420ab85b6aa5'),
('pm_7041005729550776785', '12246002', NULL, 'stolen', 'visa', '9979', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131119, 'unspecified', 'not_asked', 0, 'fe5c8f86b703c5719840ba2a658b211d7029b746a2171ef2c77f714a573fa86f'),
('pm_8012990404455254857', '12246002', NULL, 'processing_error', 'visa', '0119', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131142, 'unspecified', 'not_asked', 0, '698bdda88c2a7dcd988ef3522000fbeffa907a2b399abda3571e3ab4993b85b8'),
('pm_2065489387616221321', '12246002', NULL, 'velocity_exceeded', 'visa', '6975', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131157, 'unspecified', 'not_asked', 0, '6d9c70bce36c161fd555fa5ac5898efda0ea1f88e58f9d21b11c3db915d61771'),
('pm_4697257926169410417', '12246002', NULL, 'charge_declined', 'visa', '0341', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131184, 'unspecified', 'not_asked', 0, '9ae9528789ceaf7b7706ed9204a4837e4da9f3624ae517c9b0467393ff9f3194'),
('pm_2836498396285665172', '12246002', NULL, 'challenge_lookup_fails', 'visa', '1280', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131208, 'unspecified', 'not_asked', 0, 'ff503f980c0bf164bd03545b49a697ca94370c2f24eb5e27070ccf73ab94c15c'),
('pm_6782629281092834604', '12246002', NULL, 'insufficient_funds', 'visa', '9995', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131238, 'unspecified', 'not_asked', 0, '0e3af054b6c250cce85c2f7f679fefb1f0e588b39c28eae0260796ce3e3635b0'),
('pm_4920853658189153298', '12246002', NULL, 'challenge_fails_if_asked', 'visa', '3097', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131286, 'unspecified', 'not_asked', 0, '650f140a5c31217049c6b1dc5f44383d6460eecd93915f985c7ee1e61cd1b962'),
('pm_3219808490656385191', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131327, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_9218403966673918729', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131375, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_7664838625091235464', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131431, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_5868019947830279359', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131501, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_9157635381583345382', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131569, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_7728315342513515382', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131629, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_6536666175939137844', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131671, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_1740174233102624887', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131719, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_6746595600467876165', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131743, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_8618900862186501775', '12246002', NULL, 'challenge_always', 'visa', '3220', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131775, 'unspecified', 'not_asked', 0, 'ac090954c48ce0d0a937498cc48bdbb60dc4ba1c041d762d3d831a6c33388690'),
('pm_7918741049863078578', '12246002', NULL, 'challenge_always', 'visa', '3220', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131792, 'unspecified', 'not_asked', 0, 'ac090954c48ce0d0a937498cc48bdbb60dc4ba1c041d762d3d831a6c33388690'),
('pm_5160670209332978488', '12246002', NULL, 'challenge_always', 'visa', '3220', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131818, 'unspecified', 'not_asked', 0, 'ac090954c48ce0d0a937498cc48bdbb60dc4ba1c041d762d3d831a6c33388690'),
('pm_6567451960657305447', '12246002', NULL, 'challenge_always', 'visa', '3220', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131847, 'unspecified', 'not_asked', 0, 'ac090954c48ce0d0a937498cc48bdbb60dc4ba1c041d762d3d831a6c33388690'),
('pm_9620259557341455734', '12246002', NULL, 'challenge_always', 'visa', '3220', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027131879, 'unspecified', 'not_asked', 0, 'ac090954c48ce0d0a937498cc48bdbb60dc4ba1c041d762d3d831a6c33388690'),
('pm_6603386580001307984', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132004, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_1828552879640470678', '12246002', NULL, 'challenge_then_declined', 'visa', '1629', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132043, 'unspecified', 'not_asked', 0, '1f94928a547ef2e354beb19012b6dd210099911bc2bc65f23dc91628f60297ef'),
('pm_7742491090259870951', '12246002', NULL, 'challenge_then_insufficient_funds', 'visa', '3178', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132067, 'unspecified', 'not_asked', 0, '07850392553c24cd42ac3303f90d731dca02d1d97829c3d068ed985a159b11e8'),
('pm_5551571548343320839', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132115, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_9655412647254020368', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132131, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_8029599166426389124', '12246002', 'cus_1960425502572262732', 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132155, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_4978676568624040380', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132195, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_7601811641389260978', '12246002', 'cus_1960425502572262732', 'challenge_always', 'visa', '3220', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132384, 'unspecified', 'not_asked', 0, 'ac090954c48ce0d0a937498cc48bdbb60dc4ba1c041d762d3d831a6c33388690'),
('pm_6515359579336777248', '12246002', NULL, 'challenge_always', 'visa', '3220', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796027132646, 'unspecified', 'not_asked', 0, 'ac090954c48ce0d0a937498cc48bdbb60dc4ba1c041d762d3d831a6c33388690'),
('pm_4395252464948798321', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796028993469, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_9228495605012856228', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796029054676, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3'),
('pm_9190872438815467385', '12246002', NULL, 'visa', 'visa', '4242', 12, 2040, 'ada@example.com', 'Ada', 'Lovelace', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796029054696, 'unspecified', 'not_asked', 0, 'fad3b7177a84d46da9fe98341531f7344bc24a72df18c3f6978a9296484084c3');
INSERT INTO payments (trade_no, account, order_no, customer, payment_method, card, token_type, amount, currency, status, info, remark, return_url, callback_url, challenge_hash, settles, created, manual, local) VALUES
('2026113008253125300633', '12246002', 'declined0', NULL, 'pm_5085858890624449774', 'declined', '', 700, 'USD', 'fail', 'Decline', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131007, 0, NULL),
('2026113008253123785491', '12246002', 'declined1', NULL, 'pm_2733879618434271293', 'declined_other', '', 700, 'USD', 'fail', 'Decline', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131049, 0, NULL),
('2026113008253145717527', '12246002', 'declined2', NULL, 'pm_8710891899393208242', 'insufficient_funds', '', 700, 'USD', 'fail', 'Decline: insufficient funds', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131101, 0, NULL),
('2026113008253154762593', '12246002', 'declined3', NULL, 'pm_6977296469702870917', 'lost', '', 700, 'USD', 'fail', 'Decline: lost card', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131111, 0, NULL),
('2026113008253116568267', '12246002', 'declined4', NULL, 'pm_7041005729550776785', 'stolen', '', 700, 'USD', 'fail', 'Decline: stolen card', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131131, 0, NULL),
('2026113008253156172201', '12246002', 'declined5', NULL, 'pm_8012990404455254857', 'processing_error', '', 700, 'USD', 'fail', 'Decline: processing error', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131149, 0, NULL),
('2026113008253116113645', '12246002', 'declined6', NULL, 'pm_2065489387616221321', 'velocity_exceeded', '', 700, 'USD', 'fail', 'Decline: too many charges', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131168, 0, NULL),
('2026113008253148572230', '12246002', 'declined7', NULL, 'pm_4697257926169410417', 'charge_declined', '', 700, 'USD', 'fail', 'Decline: charge refused', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131188, 0, NULL),
('2026113008253156556258', '12246002', 'declined8', NULL, 'pm_2836498396285665172', 'challenge_lookup_fails', '', 700, 'USD', 'fail', 'Decline: authentication failed', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131214, 0, NULL),
('2026113008253165672176', '12246002', 'declined-told', NULL, 'pm_6782629281092834604', 'insufficient_funds', '', 700, 'USD', 'fail', 'Decline: insufficient funds', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131247, 0, NULL),
('2026113008253153504575', '12246002', 'asked-fails', NULL, 'pm_4920853658189153298', 'challenge_fails_if_asked', '', 700, 'USD', 'fail', 'Decline: authentication failed', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131305, 0, NULL),
('2026113008253176583889', '12246002', 'paid', NULL, 'pm_3219808490656385191', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131341, 0, NULL),
('2026113008253110867102', '12246002', 'refunded', NULL, 'pm_9218403966673918729', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131388, 0, NULL),
('2026113008253130381109', '12246002', 'refund-fails', NULL, 'pm_7664838625091235464', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131449, 0, NULL),
('2026113008253145420454', '12246002', 'refund-pending', NULL, 'pm_5868019947830279359', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027131513, 0, NULL),
('2026113008253136072076', '12246002', 'charged-back', NULL, 'pm_9157635381583345382', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131588, 0, NULL),
('2026113008253126032074', '12246002', 'cleared', NULL, 'pm_7728315342513515382', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131641, 0, NULL),
('2026113008253137103449', '12246002', 'held', NULL, 'pm_6536666175939137844', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131685, 1, NULL),
('2026113008253176012614', '12246002', 'captured', NULL, 'pm_1740174233102624887', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131729, 1, NULL),
('2026113008253131823181', '12246002', 'void', NULL, 'pm_6746595600467876165', 'visa', '', 700, 'USD', 'fail', 'Void: the held money went back', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027131765, 1, NULL),
('2026113008253187708284', '12246002', 'challenge-open', NULL, 'pm_8618900862186501775', 'challenge_always', '', 700, 'USD', 'pending', 'Pending: the shopper has to answer a challenge', 'thanks', 'http://shop.localhost/back?basket=7#top', 'http://shop.localhost:46321/hook?of=shop', '2d96f1ef688a839588500cfabc7e9ff87d50309fbe9dacc0147a0499cb77b57f', NULL, 1796027131785, 0, NULL),
('2026113008253188289614', '12246002', 'challenge-complete', NULL, 'pm_7918741049863078578', 'challenge_always', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, '791a1cac7ed83317f32d10ff214b300e2dafb17f98365d51a489b59a950a5513', NULL, 1796027131795, 0, NULL),
('2026113008253196690547', '12246002', 'challenge-fail', NULL, 'pm_5160670209332978488', 'challenge_always', '', 700, 'USD', 'fail', 'Decline: authentication failed', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, 'e38c686db5a2c5541cbca04c1b030bb9bce9f3311dc48ed3d25296e68b14244b', NULL, 1796027131827, 0, NULL),
('2026113008253178704452', '12246002', 'challenge-cancel', NULL, 'pm_6567451960657305447', 'challenge_always', '', 700, 'USD', 'fail', 'E0008_cancelled by the customer', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, 'f7787b9b3df9e4a67bd4d709211c85385fc1b6b14f4817f7bbe07da90c40f705', NULL, 1796027131857, 0, NULL),
('2026113008253161773564', '12246002', 'challenge-replaced', NULL, 'pm_9620259557341455734', 'challenge_always', '', 700, 'USD', 'fail', 'E0008_replaced by a newer attempt', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, '6f1482a14f4dafec8312fc6aa597ede0ad8b054b7f52847be361194a2895006e', NULL, 1796027131985, 0, NULL),
('2026113008253278395256', '12246002', 'challenge-replaced', NULL, 'pm_6603386580001307984', 'visa', '', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027132028, 0, NULL),
('2026113008253285575048', '12246002', 'challenge-then-a', NULL, 'pm_1828552879640470678', 'challenge_then_declined', '', 700, 'USD', 'fail', 'Decline', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, '57ab60e8390933c91bcca2894e16a7b410fef17966ac4a751fb4a16d210b6fb4', NULL, 1796027132047, 0, NULL),
('2026113008253297248829', '12246002', 'challenge-then-b', NULL, 'pm_7742491090259870951', 'challenge_then_insufficient_funds', '', 700, 'USD', 'fail', 'Decline: insufficient funds', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, '2c20c3f60ed5145b42b211a1a64e1099a0c045e5470cb79734e59693ffe837f8', NULL, 1796027132087, 0, NULL),
('2026113008253270679815', '12246002', 'late-approved', NULL, 'pm_5551571548343320839', 'visa', '', 777, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027132119, 0, NULL),
('2026113008253282734818', '12246002', 'late-declined', NULL, 'pm_9655412647254020368', 'visa', '', 778, 'USD', 'fail', 'Decline', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027132137, 0, NULL),
('2026113008253220521110', '12246002', 'series-1', 'cus_1960425502572262732', 'pm_8029599166426389124', 'visa', 'InitRecurring', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027132167, 0, NULL),
('2026113008253257051751', '12246002', 'series-2', 'cus_1960425502572262732', 'pm_8029599166426389124', 'visa', 'Recurring', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027132209, 0, NULL),
('2026113008253240939369', '12246002', 'series-asks-1', 'cus_1960425502572262732', 'pm_7601811641389260978', 'challenge_always', 'InitRecurring', 700, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, '8faebdd03f9c3f21b7e1383ffcdfd2e4ef3a381d7cdccbd5f761695487a640e1', NULL, 1796027132392, 0, NULL),
('2026113008253219766245', '12246002', 'series-asks-2', 'cus_1960425502572262732', 'pm_7601811641389260978', 'challenge_always', 'Recurring', 700, 'USD', 'fail', 'Decline: authentication required', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796027132661, 0, NULL),
('2026113008253249109176', '12246002', 'waits-at-Alipay', NULL, '', '', '', 700, 'CNY', 'pending', 'Pending: the shopper is at Alipay', NULL, 'http://shop.localhost/back?basket=7#top', NULL, 'b4ef427b62dbb66d7b58c1af2cf5b81d64d47a3b7a341178cffa457a5c711d3e', NULL, 1796027132671, 0, 'Alipay'),
('2026113008253230492571', '12246002', 'paid-at-Alipay', NULL, '', '', '', 700, 'CNY', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, 'd6e0ee872bd58bd68c227302103cfa87df5839040a5ba9a80f1ae02cb1664fed', NULL, 1796027132693, 0, 'Alipay'),
('2026113008253233566430', '12246002', 'waits-at-WeChatPay', NULL, '', '', '', 700, 'CNY', 'pending', 'Pending: the shopper is at WeChat Pay', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '17333163488bd5ec514bc78c6d6fab68b33eec8d715aa4f58b668a7aa907825a', NULL, 1796027132763, 0, 'WeChatPay'),
('2026113008253280483072', '12246002', 'paid-at-WeChatPay', NULL, '', '', '', 700, 'CNY', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '0799d35f3bdd0a674cb8674dee35c371a8474620d1bc451fb2b862aab9849e5f', NULL, 1796027132769, 0, 'WeChatPay'),
('2026113008253278262522', '12246002', 'waits-at-klarna', NULL, '', '', '', 700, 'EUR', 'pending', 'Pending: the shopper is at Klarna', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '61d297ebcbb573bc036b879880195782efb9d9c5faacf2d7ee10f9db930cd145', NULL, 1796027132787, 0, 'klarna'),
('2026113008253265206951', '12246002', 'paid-at-klarna', NULL, '', '', '', 700, 'EUR', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, 'c35fb4b5f8bbbce219ef6a5c033bdaa93a7a5a2664c3b1c45202c87aff4cb22b', NULL, 1796027132795, 0, 'klarna'),
('2026113008253250138652', '12246002', 'waits-at-ideal', NULL, '', '', '', 700, 'EUR', 'pending', 'Pending: the shopper is at iDEAL', NULL, 'http://shop.localhost/back?basket=7#top', NULL, 'd327f1667137239537aff8560f7e6c78f9f802f2a5fc3f317743a5a6ff3497ff', NULL, 1796027132831, 0, 'ideal'),
('2026113008253250753061', '12246002', 'paid-at-ideal', NULL, '', '', '', 700, 'EUR', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '8917baf522b98b13ac5209ae87b8ba0d3d101e1bcf95189f56d2d4fd324c6b7d', NULL, 1796027132866, 0, 'ideal'),
('2026113008253211687794', '12246002', 'waits-at-bcmc', NULL, '', '', '', 700, 'EUR', 'pending', 'Pending: the shopper is at Bancontact', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '28bf4fee5a258f9d8f53ab167932342023c08a073cf97aa5e9e3aee1f2d75776', NULL, 1796027132907, 0, 'bcmc'),
('2026113008253266868773', '12246002', 'paid-at-bcmc', NULL, '', '', '', 700, 'EUR', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '52380e6da56d1b2e1097ebc68213dda4c61e97312f4a33bfe4e2bbba17a19e93', NULL, 1796027132929, 0, 'bcmc'),
('2026113008253220583911', '12246002', 'waits-at-giropay', NULL, '', '', '', 700, 'EUR', 'pending', 'Pending: the shopper is at giropay', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '6109276621027805634d2b97892c29cf74a27d4d47a48eafb0a6c5edab27d9f1', NULL, 1796027132957, 0, 'giropay'),
('2026113008253267265670', '12246002', 'paid-at-giropay', NULL, '', '', '', 700, 'EUR', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, 'acb70cabb41f28ea75a0f09b0dfb477e5b97eeef266e7663adb1624459ffe4ee', NULL, 1796027132969, 0, 'giropay'),
('2026113008253352729179', '12246002', 'waits-at-p24', NULL, '', '', '', 700, 'PLN', 'pending', 'Pending: the shopper is at Przelewy24', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '57782048db117157c3604100be59bb28c9fee2858c550be0807cbc47712c700b', NULL, 1796027133001, 0, 'p24'),
('2026113008253388679359', '12246002', 'paid-at-p24', NULL, '', '', '', 700, 'PLN', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '094673f125dc2c9d5774d7f5dd33cca6e2469415c772723c4fc37fe02eef76fc', NULL, 1796027133018, 0, 'p24'),
('2026113008253397539147', '12246002', 'waits-at-GCASH', NULL, '', '', '', 700, 'PHP', 'pending', 'Pending: the shopper is at GCash', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '995118787430fe234cc8063f7f76065ee753c3daa7fe93438f0f9a404c85b3e2', NULL, 1796027133133, 0, 'GCASH'),
('2026113008253348518370', '12246002', 'paid-at-GCASH', NULL, '', '', '', 700, 'PHP', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '6068ccfd178b07023618a20e3b8047ccb633a1e949e322c660485e37bae28ece', NULL, 1796027133149, 0, 'GCASH'),
('2026113008253321681149', '12246002', 'waits-at-KAKAOPAY', NULL, '', '', '', 7000, 'KRW', 'pending', 'Pending: the shopper is at Kakao Pay', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '7eb3350eb989d6be2861a4642e328f0e1a6ea2ecd057ddc0a73250e069aedff1', NULL, 1796027133185, 0, 'KAKAOPAY'),
('2026113008253394410859', '12246002', 'paid-at-KAKAOPAY', NULL, '', '', '', 7000, 'KRW', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '86adc2630eb0df5099a38910782b38c33e46e6be8c0db03411f1bc0cccaa720a', NULL, 1796027133198, 0, 'KAKAOPAY'),
('2026113008253316419406', '12246002', 'waits-at-sepa', NULL, '', '', '', 700, 'EUR', 'pending', 'Pending: the shopper is at SEPA Direct Debit', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '8223e0dd9cda472b7fb4dfd367cafff2c487d724aec1963e2352f060f967a0ec', NULL, 1796027133217, 0, 'sepa'),
('2026113008253396877913', '12246002', 'paid-at-sepa', NULL, '', '', '', 700, 'EUR', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '3eb03a6b70730fa9e0af3675fee81d0601fa98e8d6a46af714908fdd4531f3b0', NULL, 1796027133233, 0, 'sepa'),
('2026113008253391923189', '12246002', 'ideal-fail', NULL, '', '', '', 700, 'EUR', 'fail', 'Decline', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '85848d84cac22d79c46146006e7cf37eea26acae7cf1b125dda8fc6418a9df0c', NULL, 1796027133293, 0, 'ideal'),
('2026113008253396981189', '12246002', 'ideal-cancel', NULL, '', '', '', 700, 'EUR', 'fail', 'E0008_cancelled by the customer', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '81fa63dea59627b014a6e79b3391656301b8652af80fe5205d21917e04d5a112', NULL, 1796027133380, 0, 'ideal'),
('2026113008253361211828', '12246002', 'ideal-later', NULL, '', '', '', 700, 'EUR', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '501f8892b642ddec4c86c538761d028d7df54c3bfcd4a89a3791a677b27db905', NULL, 1796027133387, 0, 'ideal'),
('2026113008253326335020', '12246002', 'page-left', NULL, '', '', '', 700, 'EUR', 'fail', 'E0008_cancelled by the shopper', NULL, 'http://shop.localhost/back?basket=7', 'http://shop.localhost:46321/hook?of=shop', NULL, NULL, 1796027133430, 0, NULL),
('2026113008563318342758', '12246002', 'page-late', NULL, '', '', '', 700, 'EUR', 'fail', 'E0008_the checkout expired', NULL, 'http://shop.localhost/back?basket=7', NULL, NULL, NULL, 1796028993451, 0, NULL),
('2026113008563342424021', '12246002', 'late', NULL, 'pm_4395252464948798321', 'visa', '', 877, 'USD', 'success', 'Transaction Approved', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, NULL, 1796028993473, 0, NULL),
('2026113008563380072562', '12246002', 'on-its-way', NULL, '', '', '', 900, 'EUR', 'success', 'Transaction Approved', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '146bee0d3a42b48f6285dded5609d9497cb7727c2b4d27e2e9e8e87e95f4769a', NULL, 1796028993477, 0, 'sepa'),
('2026113008573478058065', '12246002', 'later', NULL, 'pm_9190872438815467385', 'visa', '', 877, 'USD', 'pending', 'Pending: the issuer answers within a minute', 'thanks', 'http://shop.localhost/back?basket=7#top', NULL, NULL, 1796029114699, 1796029054699, 0, NULL),
('2026113008573440435527', '12246002', 'on-its-way-later', NULL, '', '', '', 900, 'EUR', 'pending', 'Pending: the money is on its way', NULL, 'http://shop.localhost/back?basket=7#top', NULL, '97f4e0835182c8ad0c4dc23354cb32da5974d10a6f40c639cb71c3dbc04b562a', 1796029114716, 1796029054705, 0, 'sepa');
INSERT INTO webhooks (id, account, trade_no, status, info, sends, due, outcome, refund, hold, chargeback, cleared) VALUES
(1, '12246002', '2026113008253165672176', 'fail', 'Decline: insufficient funds', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(2, '12246002', '2026113008253176583889', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(3, '12246002', '2026113008253110867102', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(4, '12246002', '2026113008253130381109', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(5, '12246002', '2026113008253136072076', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(6, '12246002', '2026113008253126032074', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(7, '12246002', '2026113008253137103449', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(8, '12246002', '2026113008253176012614', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(9, '12246002', '2026113008253131823181', 'success', 'Transaction Approved', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(10, '12246002', '2026113008253187708284', 'pending', 'Pending: the shopper has to answer a challenge', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(11, '12246002', '2026113008253326335020', 'fail', 'E0008_cancelled by the shopper', 3, 1796029084653, 'waiting', NULL, NULL, NULL, 0),
(12, '12246002', '2026113008253176012614', 'success', 'Transaction Approved', 2, 1796029069653, 'waiting', NULL, 'captured', NULL, 0),
(13, '12246002', '2026113008253131823181', 'fail', 'Void: the held money went back', 2, 1796029069653, 'waiting', NULL, 'void', NULL, 0),
(14, '12246002', '2026113008253110867102', 'success', 'Transaction Approved', 1, 1796029069653, 'waiting', 100000, NULL, NULL, 0),
(15, '12246002', '2026113008253130381109', 'fail', 'Transaction Approved', 1, 1796029069653, 'waiting', 100001, NULL, NULL, 0),
(16, '12246002', '2026113008253136072076', 'success', 'Transaction Approved', 1, 1796029069732, 'waiting', NULL, NULL, 500000, 0),
(17, '12246002', '2026113008253126032074', 'success', 'Transaction Approved', 1, 1796029069775, 'waiting', NULL, NULL, NULL, 1);
INSERT INTO refunds (batch_no, account, trade_no, mer_track_no, amount, currency, reason, status, settles, settled, created) VALUES
(100000, '12246002', '2026113008253110867102', 'r1', 200, 'USD', 'cold', 'success', NULL, 1796029053641, 1796028993641),
(100001, '12246002', '2026113008253130381109', 'r2', 79, 'USD', 'cold', 'fail', NULL, 1796029053647, 1796028993647),
(100002, '12246002', '2026113008253145420454', 'r3', 300, 'USD', 'cold', 'pending', 1796029114722, NULL, 1796029054722);
INSERT INTO entries (id, movement, account, trade_no, kind, purse, currency, amount) VALUES
(1, 1, '12246002', '2026113008253176583889', 'sale', 'shopper', 'USD', -700),
(2, 1, '12246002', '2026113008253176583889', 'sale', 'merchant', 'USD', 700),
(3, 2, '12246002', '2026113008253110867102', 'sale', 'shopper', 'USD', -700),
(4, 2, '12246002', '2026113008253110867102', 'sale', 'merchant', 'USD', 700),
(5, 3, '12246002', '2026113008253130381109', 'sale', 'shopper', 'USD', -700),
(6, 3, '12246002', '2026113008253130381109', 'sale', 'merchant', 'USD', 700),
(7, 4, '12246002', '2026113008253145420454', 'sale', 'shopper', 'USD', -700),
(8, 4, '12246002', '2026113008253145420454', 'sale', 'merchant', 'USD', 700),
(9, 5, '12246002', '2026113008253136072076', 'sale', 'shopper', 'USD', -700),
(10, 5, '12246002', '2026113008253136072076', 'sale', 'merchant', 'USD', 700),
(11, 6, '12246002', '2026113008253126032074', 'sale', 'shopper', 'USD', -700),
(12, 6, '12246002', '2026113008253126032074', 'sale', 'merchant', 'USD', 700),
(13, 7, '12246002', '2026113008253137103449', 'hold', 'shopper', 'USD', -700),
(14, 7, '12246002', '2026113008253137103449', 'hold', 'held', 'USD', 700),
(15, 8, '12246002', '2026113008253176012614', 'hold', 'shopper', 'USD', -700),
(16, 8, '12246002', '2026113008253176012614', 'hold', 'held', 'USD', 700),
(17, 9, '12246002', '2026113008253131823181', 'hold', 'shopper', 'USD', -700),
(18, 9, '12246002', '2026113008253131823181', 'hold', 'held', 'USD', 700),
(19, 10, '12246002', '2026113008253188289614', 'sale', 'shopper', 'USD', -700),
(20, 10, '12246002', '2026113008253188289614', 'sale', 'merchant', 'USD', 700),
(21, 11, '12246002', '2026113008253278395256', 'sale', 'shopper', 'USD', -700),
(22, 11, '12246002', '2026113008253278395256', 'sale', 'merchant', 'USD', 700),
(23, 12, '12246002', '2026113008253220521110', 'sale', 'shopper', 'USD', -700),
(24, 12, '12246002', '2026113008253220521110', 'sale', 'merchant', 'USD', 700),
(25, 13, '12246002', '2026113008253257051751', 'sale', 'shopper', 'USD', -700),
(26, 13, '12246002', '2026113008253257051751', 'sale', 'merchant', 'USD', 700),
(27, 14, '12246002', '2026113008253240939369', 'sale', 'shopper', 'USD', -700),
(28, 14, '12246002', '2026113008253240939369', 'sale', 'merchant', 'USD', 700),
(29, 15, '12246002', '2026113008253230492571', 'sale', 'shopper', 'CNY', -700),
(30, 15, '12246002', '2026113008253230492571', 'sale', 'merchant', 'CNY', 700),
(31, 16, '12246002', '2026113008253280483072', 'sale', 'shopper', 'CNY', -700),
(32, 16, '12246002', '2026113008253280483072', 'sale', 'merchant', 'CNY', 700),
(33, 17, '12246002', '2026113008253265206951', 'sale', 'shopper', 'EUR', -700),
(34, 17, '12246002', '2026113008253265206951', 'sale', 'merchant', 'EUR', 700),
(35, 18, '12246002', '2026113008253250753061', 'sale', 'shopper', 'EUR', -700),
(36, 18, '12246002', '2026113008253250753061', 'sale', 'merchant', 'EUR', 700),
(37, 19, '12246002', '2026113008253266868773', 'sale', 'shopper', 'EUR', -700),
(38, 19, '12246002', '2026113008253266868773', 'sale', 'merchant', 'EUR', 700),
(39, 20, '12246002', '2026113008253267265670', 'sale', 'shopper', 'EUR', -700),
(40, 20, '12246002', '2026113008253267265670', 'sale', 'merchant', 'EUR', 700),
(41, 21, '12246002', '2026113008253388679359', 'sale', 'shopper', 'PLN', -700),
(42, 21, '12246002', '2026113008253388679359', 'sale', 'merchant', 'PLN', 700),
(43, 22, '12246002', '2026113008253348518370', 'sale', 'shopper', 'PHP', -700),
(44, 22, '12246002', '2026113008253348518370', 'sale', 'merchant', 'PHP', 700),
(45, 23, '12246002', '2026113008253394410859', 'sale', 'shopper', 'KRW', -7000),
(46, 23, '12246002', '2026113008253394410859', 'sale', 'merchant', 'KRW', 7000),
(47, 24, '12246002', '2026113008253270679815', 'sale', 'shopper', 'USD', -777),
(48, 24, '12246002', '2026113008253270679815', 'sale', 'merchant', 'USD', 777),
(49, 25, '12246002', '2026113008253396877913', 'sale', 'shopper', 'EUR', -700),
(50, 25, '12246002', '2026113008253396877913', 'sale', 'merchant', 'EUR', 700),
(51, 26, '12246002', '2026113008253361211828', 'sale', 'shopper', 'EUR', -700),
(52, 26, '12246002', '2026113008253361211828', 'sale', 'merchant', 'EUR', 700),
(53, 27, '12246002', '2026113008253176012614', 'capture', 'held', 'USD', -700),
(54, 27, '12246002', '2026113008253176012614', 'capture', 'merchant', 'USD', 700),
(55, 28, '12246002', '2026113008253131823181', 'void', 'held', 'USD', -700),
(56, 28, '12246002', '2026113008253131823181', 'void', 'shopper', 'USD', 700),
(57, 29, '12246002', '2026113008253110867102', 'refund_begun', 'merchant', 'USD', -200),
(58, 29, '12246002', '2026113008253110867102', 'refund_begun', 'refunding', 'USD', 200),
(59, 30, '12246002', '2026113008253130381109', 'refund_begun', 'merchant', 'USD', -79),
(60, 30, '12246002', '2026113008253130381109', 'refund_begun', 'refunding', 'USD', 79),
(61, 31, '12246002', '2026113008563342424021', 'sale', 'shopper', 'USD', -877),
(62, 31, '12246002', '2026113008563342424021', 'sale', 'merchant', 'USD', 877),
(63, 32, '12246002', '2026113008563380072562', 'sale', 'shopper', 'EUR', -900),
(64, 32, '12246002', '2026113008563380072562', 'sale', 'merchant', 'EUR', 900),
(65, 33, '12246002', '2026113008253110867102', 'refund_done', 'refunding', 'USD', -200),
(66, 33, '12246002', '2026113008253110867102', 'refund_done', 'shopper', 'USD', 200),
(67, 34, '12246002', '2026113008253130381109', 'refund_failed', 'refunding', 'USD', -79),
(68, 34, '12246002', '2026113008253130381109', 'refund_failed', 'merchant', 'USD', 79),
(69, 35, '12246002', '2026113008253145420454', 'refund_begun', 'merchant', 'USD', -300),
(70, 35, '12246002', '2026113008253145420454', 'refund_begun', 'refunding', 'USD', 300),
(71, 36, '12246002', '2026113008253136072076', 'chargeback', 'merchant', 'USD', -700),
(72, 36, '12246002', '2026113008253136072076', 'chargeback', 'shopper', 'USD', 700);
INSERT INTO holds (trade_no, account, state, expires) VALUES
('2026113008253137103449', '12246002', 'held', 1796631931685),
('2026113008253176012614', '12246002', 'captured', NULL),
('2026113008253131823181', '12246002', 'void', NULL);
INSERT INTO checkouts (id, account, order_no, amount, currency, customer, country, goods, way, manual, remark, return_url, callback_url, expires, cancelled, created) VALUES
('62ea7b6644dd34780917a887ff5d33d9c7c6ace28dd5be38752503ffa1490557', '12246002', 'page-any', 700, 'EUR', NULL, 'NL', '[{"title":"<b>Tea</b>","count":2,"price":"3.50"}]', NULL, 0, NULL, 'http://shop.localhost/back?basket=7', NULL, 1796028933392, 0, 1796027133392),
('730d67c54161a56f3a2b3633119d0ee6780def17b90e859b556c0047422535d7', '12246002', 'page-card', 700, 'EUR', NULL, 'NL', '[{"title":"<b>Tea</b>","count":2,"price":"3.50"}]', 'Credit Card', 0, NULL, 'http://shop.localhost/back?basket=7', NULL, 1796028933397, 0, 1796027133397),
('c5e09536969c989b15402abd78a98e3998b829ec214dc8f205602631f6a825d9', '12246002', 'page-ideal', 700, 'EUR', NULL, 'NL', '[{"title":"<b>Tea</b>","count":2,"price":"3.50"}]', 'ideal', 0, NULL, 'http://shop.localhost/back?basket=7', NULL, 1796028933403, 0, 1796027133403),
('9f7bd185f4394bcd08731210837e82cf563e88ead1f19881746de74c62598d5b', '12246002', 'page-bcmc', 700, 'EUR', NULL, 'BE', '[{"title":"<b>Tea</b>","count":2,"price":"3.50"}]', 'bcmc', 0, NULL, 'http://shop.localhost/back?basket=7', NULL, 1796028933416, 0, 1796027133416),
('cd069b1d6e5cee6549d9a81270d6973082c14fef7c41e06af43d7602d9256a5e', '12246002', 'page-left', 700, 'EUR', NULL, 'NL', '[{"title":"<b>Tea</b>","count":2,"price":"3.50"}]', NULL, 0, NULL, 'http://shop.localhost/back?basket=7', 'http://shop.localhost:46321/hook?of=shop', 1796028933427, 1, 1796027133427),
('fc7bbb8de8d6852023dc9319e3bbb7e4ed0c861090fa4d6545a4ad474b3fc7a6', '12246002', 'page-late', 700, 'EUR', NULL, 'NL', '[{"title":"<b>Tea</b>","count":2,"price":"3.50"}]', NULL, 0, NULL, 'http://shop.localhost/back?basket=7', NULL, 1796028933441, 1, 1796027133441);
INSERT INTO chargebacks (batch_no, account, trade_no, amount, currency, reason, reply_by, created) VALUES
(500000, '12246002', '2026113008253136072076', 700, 'USD', '10.4 Fraud', 1796633854729, 1796029054729);
INSERT INTO fingerprint_keys (account, key) VALUES
('12246002', '02b34b8c3f048b166bcb6e72df61e1e1cce640672fa1404389061f47cee85f60');
INSERT INTO latest_moment (id, moment) VALUES
(1, 1796029057447);
INSERT INTO agreements (account, customer, payment_method, trade_no) VALUES
('12246002', 'cus_1960425502572262732', 'pm_7601811641389260978', '2026113008253240939369'),
('12246002', 'cus_1960425502572262732', 'pm_8029599166426389124', '2026113008253220521110');
PRAGMA user_version = 11;
