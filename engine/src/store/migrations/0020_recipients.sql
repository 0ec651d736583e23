-- Whom a delivery goes to, by an id of the dialect's: two recipients may have one address.
ALTER TABLE deliveries ADD COLUMN recipient TEXT;
