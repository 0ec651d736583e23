-- What is read by its age, or in pages, has an index for it.

CREATE INDEX events_by_age ON events (created);
CREATE INDEX disputes_by_account ON disputes (account, number);
DROP INDEX intents_by_customer;
CREATE INDEX intents_by_customer ON intents (account, dialect, customer) WHERE customer IS NOT NULL;
