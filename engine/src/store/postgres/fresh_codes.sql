-- Verdicts on security codes, for all processes. It is empty after a crash of the server: nothing of a code lasts.
CREATE UNLOGGED TABLE fresh_codes (
    payment_method  TEXT PRIMARY KEY,
    is_correct      BOOLEAN NOT NULL,
    until           BIGINT NOT NULL
);
