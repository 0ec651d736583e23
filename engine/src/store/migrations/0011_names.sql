-- What callers call their requests, tries and presses is kept as keyed hashes from here on: a name is a
-- text like any other, and may be a card's number. The names that are there in clear are forgotten.
-- What was signed is remembered beside its id, so that nothing that was captured counts again.

DELETE FROM request_ids;
DELETE FROM tokenisations;
DELETE FROM checkout_attempts;
