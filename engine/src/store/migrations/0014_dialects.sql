-- Which interface a payment was asked for in, and is told of in: there may be several over one store.
-- What was written before is of the one that there was, whose name the opener of the store gives
-- (`legacy_dialect`).

ALTER TABLE payments ADD COLUMN dialect TEXT NOT NULL DEFAULT '';
UPDATE payments SET dialect = (SELECT name FROM legacy_dialect);
ALTER TABLE checkouts ADD COLUMN dialect TEXT NOT NULL DEFAULT '';
UPDATE checkouts SET dialect = (SELECT name FROM legacy_dialect);
