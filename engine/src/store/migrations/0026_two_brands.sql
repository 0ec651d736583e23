-- The brands on a card of two, by their slugs with spaces between them, and which of them the shopper chose.
ALTER TABLE payment_methods ADD COLUMN brands TEXT;
ALTER TABLE payment_methods ADD COLUMN preferred_brand TEXT;
