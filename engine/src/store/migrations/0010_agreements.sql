-- An agreement for each first charge. With one for each card, a second first charge that was let go
-- took the agreement away that the first had made.

CREATE TABLE agreements_by_payment (
    account        TEXT NOT NULL,
    customer       TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    payment_method TEXT NOT NULL REFERENCES payment_methods (id) ON DELETE CASCADE,
    trade_no       TEXT NOT NULL,
    PRIMARY KEY (account, customer, payment_method, trade_no)
) STRICT, WITHOUT ROWID;

-- With what the old table forgot: every first charge that stands, whose customer and card are kept,
-- and whose shopper was not asked in vain.
INSERT INTO agreements_by_payment
    SELECT account, customer, payment_method, trade_no FROM agreements
    UNION
    SELECT payments.account, payments.customer, payments.payment_method, payments.trade_no
    FROM payments
    JOIN customers ON customers.id = payments.customer
    JOIN payment_methods ON payment_methods.id = payments.payment_method
    WHERE payments.token_type = 'InitRecurring' AND payments.status = 'success'
        AND payment_methods.consent <> 'withheld';

DROP TABLE agreements;
ALTER TABLE agreements_by_payment RENAME TO agreements;
