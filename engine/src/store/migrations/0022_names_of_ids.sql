-- One word for an id wherever it stands: a row's own is `id`, and who points to it says `payment_id`. What
-- the merchant calls something himself is its reference, as it is of an intent.

ALTER TABLE payments RENAME COLUMN trade_no TO id;
ALTER TABLE refunds RENAME COLUMN batch_no TO id;
ALTER TABLE refunds RENAME COLUMN mer_track_no TO reference;
ALTER TABLE shipments RENAME COLUMN order_no TO reference;

ALTER TABLE agreements RENAME COLUMN trade_no TO payment_id;
ALTER TABLE captures RENAME COLUMN trade_no TO payment_id;
ALTER TABLE checkout_attempts RENAME COLUMN trade_no TO payment_id;
ALTER TABLE disputes RENAME COLUMN trade_no TO payment_id;
ALTER TABLE entries RENAME COLUMN trade_no TO payment_id;
ALTER TABLE events RENAME COLUMN trade_no TO payment_id;
ALTER TABLE events RENAME COLUMN refund TO refund_id;
ALTER TABLE holds RENAME COLUMN trade_no TO payment_id;
ALTER TABLE refunds RENAME COLUMN trade_no TO payment_id;
ALTER TABLE shipments RENAME COLUMN trade_no TO payment_id;

-- An index is renamed by making it anew.
DROP INDEX captures_by_trade;
CREATE INDEX captures_by_payment ON captures (payment_id);
DROP INDEX entries_by_trade;
CREATE INDEX entries_by_payment ON entries (payment_id);
DROP INDEX refunds_by_trade;
CREATE INDEX refunds_by_payment ON refunds (payment_id);
