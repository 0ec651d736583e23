-- Where a payment stands and why, in words of the store's own. Until here both were as one dialect
-- sends them: three states, and a sentence.

-- What the sentences meant. A row whose sentence is not here keeps it, as `legacy_words`.
CREATE TABLE sentences (
    old_status TEXT NOT NULL,
    info       TEXT NOT NULL,
    status     TEXT NOT NULL,
    reason     TEXT,
    PRIMARY KEY (old_status, info)
) STRICT, WITHOUT ROWID;

INSERT INTO sentences VALUES
    ('success', 'Transaction Approved', 'succeeded', NULL),
    ('pending', 'Pending: the shopper has to answer a challenge', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at Alipay', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at WeChat Pay', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at Klarna', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at iDEAL', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at Bancontact', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at giropay', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at Przelewy24', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at GCash', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at Kakao Pay', 'requires_action', NULL),
    ('pending', 'Pending: the shopper is at SEPA Direct Debit', 'requires_action', NULL),
    ('pending', 'Pending: the issuer answers within a minute', 'processing', 'issuer'),
    ('pending', 'Pending: the money is on its way', 'processing', 'funds'),
    ('fail', 'Decline', 'failed', 'generic'),
    ('fail', 'Decline: insufficient funds', 'failed', 'insufficient_funds'),
    ('fail', 'Decline: lost card', 'failed', 'lost_card'),
    ('fail', 'Decline: stolen card', 'failed', 'stolen_card'),
    ('fail', 'Decline: expired card', 'failed', 'expired_card'),
    ('fail', 'Decline: incorrect cvc', 'failed', 'incorrect_cvc'),
    ('fail', 'Decline: too many charges', 'failed', 'velocity_exceeded'),
    ('fail', 'Decline: charge refused', 'failed', 'do_not_honor'),
    ('fail', 'Decline: processing error', 'failed', 'processing_error'),
    ('fail', 'Decline: authentication required', 'failed', 'authentication_required'),
    ('fail', 'Decline: authentication failed', 'failed', 'authentication_failed'),
    ('fail', 'E0008_replaced by a newer attempt', 'canceled', 'superseded'),
    ('fail', 'E0008_cancelled by the customer', 'canceled', 'abandoned_action'),
    ('fail', 'E0008_cancelled by the shopper', 'canceled', 'abandoned_checkout'),
    ('fail', 'E0008_the checkout expired', 'canceled', 'checkout_expired'),
    ('fail', 'Void: the held money went back', 'canceled', 'voided');

DROP INDEX payments_paid_once;
ALTER TABLE payments RENAME COLUMN status TO old_status;
ALTER TABLE payments ADD COLUMN status TEXT NOT NULL DEFAULT 'requires_action'
    CHECK (status IN ('requires_action', 'processing', 'requires_capture', 'succeeded', 'failed',
        'canceled'));
ALTER TABLE payments ADD COLUMN reason TEXT;
ALTER TABLE payments ADD COLUMN legacy_words TEXT;

UPDATE payments SET (status, reason) = (SELECT s.status, s.reason FROM sentences s
    WHERE s.old_status = payments.old_status AND s.info = payments.info)
WHERE (old_status, info) IN (SELECT old_status, info FROM sentences);
UPDATE payments SET legacy_words = info,
    status = CASE
        WHEN old_status = 'success' THEN 'succeeded'
        WHEN old_status = 'fail' THEN 'failed'
        WHEN settles IS NOT NULL THEN 'processing'
        ELSE 'requires_action' END,
    reason = CASE
        WHEN old_status = 'fail' THEN 'generic'
        WHEN old_status = 'pending' AND settles IS NOT NULL THEN 'issuer' END
WHERE (old_status, info) NOT IN (SELECT old_status, info FROM sentences);
UPDATE payments SET status = 'requires_capture'
WHERE status = 'succeeded'
    AND EXISTS (SELECT 1 FROM holds h WHERE h.trade_no = payments.trade_no AND h.state = 'held');

ALTER TABLE payments DROP COLUMN old_status;
ALTER TABLE payments DROP COLUMN info;
-- The promise of "an order is paid once", kept by the database as well as by the ledger.
CREATE UNIQUE INDEX payments_paid_once ON payments (account, order_no)
    WHERE status IN ('requires_capture', 'succeeded');

-- A webhook keeps how its payment stood; one about a refund, how the refund stood as well. Only what
-- was paid was ever refunded.
ALTER TABLE webhooks RENAME COLUMN status TO old_status;
ALTER TABLE webhooks ADD COLUMN status TEXT NOT NULL DEFAULT 'requires_action'
    CHECK (status IN ('requires_action', 'processing', 'requires_capture', 'succeeded', 'failed',
        'canceled'));
ALTER TABLE webhooks ADD COLUMN reason TEXT;
ALTER TABLE webhooks ADD COLUMN legacy_words TEXT;
ALTER TABLE webhooks ADD COLUMN refund_status TEXT
    CHECK (refund_status IN ('pending', 'succeeded', 'failed'));

UPDATE webhooks SET status = 'succeeded',
    refund_status = CASE old_status
        WHEN 'success' THEN 'succeeded' WHEN 'fail' THEN 'failed' ELSE 'pending' END
WHERE refund IS NOT NULL;
UPDATE webhooks SET (status, reason) = (SELECT s.status, s.reason FROM sentences s
    WHERE s.old_status = webhooks.old_status AND s.info = webhooks.info)
WHERE refund IS NULL AND (old_status, info) IN (SELECT old_status, info FROM sentences);
UPDATE webhooks SET legacy_words = info,
    status = CASE old_status
        WHEN 'success' THEN 'succeeded' WHEN 'fail' THEN 'failed' ELSE 'requires_action' END,
    reason = iif(old_status = 'fail', 'generic', NULL)
WHERE refund IS NULL AND (old_status, info) NOT IN (SELECT old_status, info FROM sentences);
UPDATE webhooks SET status = 'requires_capture'
WHERE status = 'succeeded' AND refund IS NULL AND hold IS NULL AND chargeback IS NULL AND cleared = 0
    AND EXISTS (SELECT 1 FROM payments p WHERE p.trade_no = webhooks.trade_no AND p.manual = 1);

ALTER TABLE webhooks DROP COLUMN old_status;
ALTER TABLE webhooks DROP COLUMN info;

ALTER TABLE refunds RENAME COLUMN status TO old_status;
ALTER TABLE refunds ADD COLUMN status TEXT NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'succeeded', 'failed'));
UPDATE refunds SET status = CASE old_status
    WHEN 'success' THEN 'succeeded' WHEN 'fail' THEN 'failed' ELSE 'pending' END;
ALTER TABLE refunds DROP COLUMN old_status;

DROP TABLE sentences;
