-- What was spelt as one dialect sends it is spelt as the store does.

ALTER TABLE payments RENAME COLUMN token_type TO usage;
UPDATE payments SET usage = CASE usage
    WHEN '' THEN 'on_session'
    WHEN 'InitRecurring' THEN 'setup_off_session'
    WHEN 'Recurring' THEN 'off_session'
    ELSE usage END;

CREATE TABLE spellings (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO spellings VALUES
    ('Credit Card', 'card'),
    ('Alipay', 'alipay'),
    ('WeChatPay', 'wechat_pay'),
    ('klarna', 'klarna'),
    ('ideal', 'ideal'),
    ('bcmc', 'bancontact'),
    ('giropay', 'giropay'),
    ('p24', 'p24'),
    ('GCASH', 'gcash'),
    ('KAKAOPAY', 'kakao_pay'),
    ('sepa', 'sepa_debit');

ALTER TABLE payments RENAME COLUMN local TO provider;
UPDATE payments SET provider = coalesce((SELECT new FROM spellings WHERE old = provider), provider);
ALTER TABLE checkouts RENAME COLUMN way TO method_type;
UPDATE checkouts
SET method_type = coalesce((SELECT new FROM spellings WHERE old = method_type), method_type);

DROP TABLE spellings;
