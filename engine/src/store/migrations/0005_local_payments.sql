-- Payments that no card makes: the provider's own page, by the vendor's word for it.

ALTER TABLE payments ADD COLUMN local TEXT;
