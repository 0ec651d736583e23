//! The schema in numbered steps. A step that was released is never changed; what comes later is
//! a new step.

use rusqlite::{Connection, TransactionBehavior};

use crate::store::StoreError;

/// The schema, step by step; the number of steps taken is the file's `user_version`.
const STEPS: [&str; 26] = [
    include_str!("../migrations/0001_tables.sql"),
    include_str!("../migrations/0002_pay_then_save.sql"),
    include_str!("../migrations/0003_books.sql"),
    include_str!("../migrations/0004_holds.sql"),
    include_str!("../migrations/0005_local_payments.sql"),
    include_str!("../migrations/0006_checkouts.sql"),
    include_str!("../migrations/0007_after_the_sale.sql"),
    include_str!("../migrations/0008_cards_once.sql"),
    include_str!("../migrations/0009_replays.sql"),
    include_str!("../migrations/0010_agreements.sql"),
    include_str!("../migrations/0011_names.sql"),
    include_str!("../migrations/0012_intent_status.sql"),
    include_str!("../migrations/0013_spellings.sql"),
    include_str!("../migrations/0014_dialects.sql"),
    include_str!("../migrations/0015_idempotency.sql"),
    include_str!("../migrations/0016_documents.sql"),
    include_str!("../migrations/0017_events.sql"),
    include_str!("../migrations/0018_disputes.sql"),
    include_str!("../migrations/0019_intents.sql"),
    include_str!("../migrations/0020_recipients.sql"),
    include_str!("../migrations/0021_captures.sql"),
    include_str!("../migrations/0022_names_of_ids.sql"),
    include_str!("../migrations/0023_session_dialects.sql"),
    include_str!("../migrations/0024_growth.sql"),
    include_str!("../migrations/0025_new_customers.sql"),
    include_str!("../migrations/0026_two_brands.sql"),
];

/// What a step can do nothing with: the number of the step, what finds it, and what to say.
const OBSTACLES: &[(i64, &str, &str)] = &[(
    19,
    "SELECT 1 FROM payments
     WHERE status IN ('requires_action', 'processing', 'requires_capture', 'succeeded')
     GROUP BY account, dialect, order_no HAVING count(*) > 1",
    "an order has two attempts that are open or paid; end one of them with the version that wrote it",
)];

/// Brings a file's schema up to date. What was written when there was one dialect is of
/// `legacy_dialect`, which the steps find in a table of this name.
pub(super) fn migrate(connection: &mut Connection, legacy_dialect: &str) -> Result<(), StoreError> {
    // A step may make a table anew that others point to. It is of no effect inside a transaction.
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    transaction.execute_batch("CREATE TEMP TABLE legacy_dialect (name TEXT NOT NULL) STRICT")?;
    transaction.execute("INSERT INTO legacy_dialect VALUES (?1)", [legacy_dialect])?;
    for (number, step) in (1_i64..).zip(STEPS) {
        if number > found {
            for (_, sql, why) in OBSTACLES.iter().filter(|(of, ..)| *of == number) {
                if transaction.prepare(sql)?.exists([])? {
                    return Err(StoreError::Stuck { step: number, why });
                }
            }
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "user_version", number)?;
        }
    }
    transaction.execute_batch("DROP TABLE legacy_dialect")?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_taken_once_and_a_newer_file_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, "old").unwrap();
        migrate(&mut connection, "old").unwrap();
        let known = i64::try_from(STEPS.len()).unwrap();
        connection
            .pragma_update(None, "user_version", known + 1)
            .unwrap();
        assert!(matches!(
            migrate(&mut connection, "old"),
            Err(StoreError::Newer { found, .. }) if found == known + 1
        ));
    }

    #[test]
    fn a_file_of_the_first_release_keeps_its_cards() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        connection
            .execute_batch(
                "INSERT INTO payment_methods
                 (id, account, card, brand, last4, expiry_month, expiry_year, created)
                 VALUES ('pm_1', '1', 'visa', 'visa', '4242', 12, 2040, 5)",
            )
            .unwrap();
        migrate(&mut connection, "old").unwrap();
        let row: (String, String, i64) = connection
            .query_row(
                "SELECT redisplay, consent, is_default FROM payment_methods",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        assert_eq!(row, ("unspecified".to_owned(), "not_asked".to_owned(), 0));
    }

    #[test]
    fn an_agreement_is_kept_for_each_first_charge_that_stands() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &STEPS[..9] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 9).unwrap();
        connection
            .execute_batch(
                "INSERT INTO customers (id, account, created) VALUES ('cus_1', '1', 5);
                 INSERT INTO payment_methods
                 (id, account, card, brand, last4, expiry_month, expiry_year, created)
                 VALUES ('pm_1', '1', 'visa', 'visa', '4242', 12, 2040, 5),
                 ('pm_2', '1', 'visa', 'visa', '4242', 12, 2040, 5);
                 INSERT INTO agreements VALUES ('1', 'cus_1', 'pm_1', '2');",
            )
            .unwrap();
        for (trade_no, method, kind, status) in [
            ("1", "pm_1", "InitRecurring", "success"),
            ("2", "pm_1", "InitRecurring", "success"),
            ("3", "pm_1", "InitRecurring", "fail"),
            ("4", "pm_1", "Recurring", "success"),
            // Its agreement went when another was let go.
            ("5", "pm_2", "InitRecurring", "success"),
            ("6", "pm_2", "InitRecurring", "fail"),
            // The card is gone.
            ("7", "pm_3", "InitRecurring", "success"),
        ] {
            connection
                .execute(
                    "INSERT INTO payments (trade_no, account, order_no, customer, payment_method,
                     card, token_type, amount, currency, status, info, created)
                     VALUES (?1, '1', ?1, 'cus_1', ?2, 'visa', ?3, 700, 'USD', ?4, '', 5)",
                    [trade_no, method, kind, status],
                )
                .unwrap();
        }
        migrate(&mut connection, "old").unwrap();
        let mut rows = connection
            .prepare("SELECT payment_method || payment_id FROM agreements ORDER BY payment_id")
            .unwrap();
        let kept: Vec<String> = rows
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(kept, ["pm_11", "pm_12", "pm_25"]);
    }

    #[test]
    fn a_sentence_becomes_its_reason_or_is_kept() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &STEPS[..11] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 11).unwrap();
        let rows = [
            ("fail", "Decline: expired card", "failed expired_card"),
            ("fail", "Decline: incorrect cvc", "failed incorrect_cvc"),
            ("fail", "Another", "failed generic Another"),
            (
                "fail",
                "Transaction Approved",
                "failed generic Transaction Approved",
            ),
            ("pending", "Another", "requires_action Another"),
            ("success", "Another", "succeeded Another"),
        ];
        for (at, (status, info, _)) in rows.iter().enumerate() {
            connection
                .execute(
                    "INSERT INTO payments (trade_no, account, order_no, payment_method, card,
                     token_type, amount, currency, status, info, created)
                     VALUES (?1, '1', ?1, 'pm_1', 'visa', 'Recurring', 700, 'USD', ?2, ?3, 5)",
                    [at.to_string().as_str(), status, info],
                )
                .unwrap();
        }
        migrate(&mut connection, "old").unwrap();
        for (at, (_, _, expected)) in rows.iter().enumerate() {
            let found: String = connection
                .query_row(
                    "SELECT concat_ws(' ', status, reason, legacy_words) FROM payments
                     WHERE id = ?1 AND usage = 'off_session'",
                    [at.to_string()],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(found, *expected);
        }
    }

    #[test]
    fn what_was_written_under_one_dialect_is_of_the_one_that_is_named() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &STEPS[..13] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 13).unwrap();
        connection
            .execute_batch(
                "INSERT INTO payments (trade_no, account, order_no, payment_method, card, usage,
                 amount, currency, status, created)
                 VALUES ('1', '1', 'o', 'pm', 'visa', 'on_session', 700, 'USD', 'succeeded', 0);
                 INSERT INTO checkouts (id, account, order_no, amount, currency, goods, manual,
                 return_url, expires, created) VALUES ('1', '1', 'o', 700, 'USD', '[]', 0, '', 0, 0)",
            )
            .unwrap();
        migrate(&mut connection, "first").unwrap();
        migrate(&mut connection, "second").unwrap();
        let names: String = connection
            .query_row(
                "SELECT intents.dialect || checkouts.dialect FROM intents, checkouts",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(names, "firstfirst");
    }

    #[test]
    fn a_webhook_becomes_an_event_and_its_delivery() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &STEPS[..13] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 13).unwrap();
        connection
            .execute_batch(
                "INSERT INTO payments (trade_no, account, order_no, payment_method, card, usage,
                 amount, currency, status, callback_url, created)
                 VALUES ('1', '1', 'o', 'pm', 'visa', 'on_session', 700, 'USD', 'succeeded', 'url', 5);
                 INSERT INTO refunds (batch_no, account, trade_no, amount, currency, reason, status,
                 created) VALUES (9, '1', '1', 1, 'USD', '', 'failed', 0);
                 INSERT INTO chargebacks (batch_no, account, trade_no, amount, currency, reason,
                 reply_by, created) VALUES (8, '1', '1', 1, 'USD', '', 0, 0);
                 INSERT INTO webhooks (id, account, trade_no, status, reason, legacy_words, sends, due,
                 outcome, refund, refund_status, hold, chargeback, cleared) VALUES
                 (2, '1', '1', 'failed', 'generic', 'w', 3, 7, 'waiting', NULL, NULL, NULL, NULL, 0),
                 (3, '1', '1', 'succeeded', NULL, NULL, 1, NULL, 'acknowledged', 9, 'failed', NULL,
                  NULL, 0),
                 (4, '1', '1', 'succeeded', NULL, NULL, 0, 8, 'waiting', NULL, NULL, 'void', NULL, 0),
                 (6, '1', '1', 'succeeded', NULL, NULL, 0, 8, 'waiting', NULL, NULL, NULL, 8, 0),
                 (7, '1', '1', 'succeeded', NULL, NULL, 0, 8, 'refused', NULL, NULL, NULL, NULL, 1)",
            )
            .unwrap();
        migrate(&mut connection, "old").unwrap();
        let mut rows = connection
            .prepare(
                "SELECT concat_ws(' ', d.id, e.id, dialect, kind, status, reason, legacy_words,
                 refund_id, refund_status, hold, dispute_status, created, url, sends, due, outcome)
                 FROM deliveries d JOIN events e ON e.id = d.event ORDER BY d.id",
            )
            .unwrap();
        let found: Vec<String> = rows
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(
            found,
            [
                "2 2 old payment failed generic w 5 url 3 7 waiting",
                "3 3 old refund succeeded 9 failed 5 url 1 acknowledged",
                "4 4 old hold succeeded void 5 url 0 8 waiting",
                "6 6 old dispute succeeded needs_response 5 url 0 8 waiting",
                "7 7 old clearing succeeded 5 url 0 8 refused",
            ]
        );
    }

    #[test]
    fn the_attempts_of_an_order_become_attempts_of_one_intent() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .pragma_update(None, "foreign_keys", true)
            .unwrap();
        connection
            .execute_batch("CREATE TEMP TABLE legacy_dialect (name TEXT)")
            .unwrap();
        for step in &STEPS[..18] {
            connection.execute_batch(step).unwrap();
        }
        connection
            .execute_batch("DROP TABLE legacy_dialect")
            .unwrap();
        connection.pragma_update(None, "user_version", 18).unwrap();
        for (trade_no, order, customer, amount, status, reason) in [
            ("1", "o", None, 700, "failed", Some("lost_card")),
            ("2", "p", Some("cus"), 800, "requires_capture", None),
            ("3", "o", Some("cus"), 900, "succeeded", None),
            ("4", "q", None, 700, "failed", Some("lost_card")),
            ("5", "r", None, 700, "canceled", Some("voided")),
        ] {
            connection
                .execute(
                    "INSERT INTO payments (trade_no, account, dialect, order_no, customer,
                     payment_method, card, usage, amount, currency, status, reason, created)
                     VALUES (?1, '1', 'one', ?2, ?3, 'pm', 'visa', 'on_session', ?4, 'USD', ?5, ?6, 5)",
                    (trade_no, order, customer, amount, status, reason),
                )
                .unwrap();
        }
        connection
            .execute("INSERT INTO holds VALUES ('2', '1', 'held', 5)", [])
            .unwrap();
        migrate(&mut connection, "one").unwrap();
        let texts = |sql: &str| -> Vec<String> {
            let mut rows = connection.prepare(sql).unwrap();
            rows.query_map([], |row| row.get(0))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap()
        };
        assert_eq!(
            texts(
                "SELECT concat_ws(' ', id, dialect, reference, amount, usage, customer, last_decline,
                 canceled) FROM intents ORDER BY rowid"
            ),
            [
                "1 one o 900 setup_on_session cus",
                "2 one p 800 setup_on_session cus",
                "4 one q 700 on_session lost_card",
                "5 one r 700 on_session voided",
            ]
        );
        assert_eq!(
            texts("SELECT id || intent || usage FROM payments ORDER BY rowid"),
            [
                "11on_session",
                "22setup_on_session",
                "31setup_on_session",
                "44on_session",
                "55on_session",
            ]
        );
        assert_eq!(
            texts("SELECT parent FROM pragma_foreign_key_check"),
            [""; 0]
        );
    }

    #[test]
    fn what_points_to_a_payment_points_to_it_by_its_new_name() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TEMP TABLE legacy_dialect (name TEXT)")
            .unwrap();
        for step in &STEPS[..21] {
            connection.execute_batch(step).unwrap();
        }
        connection
            .execute_batch("DROP TABLE legacy_dialect")
            .unwrap();
        connection.pragma_update(None, "user_version", 21).unwrap();
        connection
            .execute_batch(
                "INSERT INTO intents (id, account, dialect, amount, currency, manual, usage, created)
                 VALUES ('i', '1', 'one', 700, 'USD', 0, 'on_session', 0);
                 INSERT INTO payments (trade_no, account, intent, payment_method, card, usage, amount,
                 currency, manual, status, created)
                 VALUES ('p', '1', 'i', 'pm', 'visa', 'on_session', 700, 'USD', 0, 'succeeded', 5);
                 INSERT INTO refunds (batch_no, account, trade_no, mer_track_no, amount, currency, reason,
                 status, created) VALUES (9, '1', 'p', 'r', 1, 'USD', '', 'failed', 0);
                 INSERT INTO entries (movement, account, trade_no, kind, purse, currency, amount)
                 VALUES (1, '1', 'p', 'sale', 'shopper', 'USD', -700);
                 INSERT INTO captures (account, trade_no, amount, currency, created)
                 VALUES ('1', 'p', 700, 'USD', 0);
                 INSERT INTO holds VALUES ('p', '1', 'captured', NULL);
                 INSERT INTO customers (id, account, created) VALUES ('cus', '1', 0);
                 INSERT INTO payment_methods
                 (id, account, card, brand, last4, expiry_month, expiry_year, created)
                 VALUES ('pm', '1', 'visa', 'visa', '4242', 12, 2040, 0);
                 INSERT INTO agreements VALUES ('1', 'cus', 'pm', 'p');
                 INSERT INTO disputes (number, account, trade_no, amount, currency, reason, reason_text,
                 status, evidence_due, created) VALUES (8, '1', 'p', 1, 'USD', 'general', '', 'won', 0, 0);
                 INSERT INTO events (account, dialect, kind, trade_no, status, refund, refund_status, created)
                 VALUES ('1', 'one', 'refund', 'p', 'succeeded', 9, 'failed', 0);
                 INSERT INTO shipments (trade_no, account, order_no, carrier, tracking_no, sent)
                 VALUES ('p', '1', 'o', 'c', 't', 0);",
            )
            .unwrap();
        migrate(&mut connection, "one").unwrap();
        connection
            .pragma_update(None, "foreign_keys", true)
            .unwrap();
        let text =
            |sql: &str| -> String { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
        assert_eq!(
            text(
                "SELECT concat_ws(' ', p.id, r.id, r.reference, e.amount, c.amount, h.state, a.customer,
                 d.number, v.refund_id, s.reference) FROM payments p
                 JOIN refunds r ON r.payment_id = p.id JOIN entries e ON e.payment_id = p.id
                 JOIN captures c ON c.payment_id = p.id JOIN holds h ON h.payment_id = p.id
                 JOIN agreements a ON a.payment_id = p.id JOIN disputes d ON d.payment_id = p.id
                 JOIN events v ON v.payment_id = p.id JOIN shipments s ON s.payment_id = p.id"
            ),
            "p 9 r -700 700 captured cus 8 9 o"
        );
        let missing = "SELECT count(*) || '' FROM pragma_foreign_key_check";
        assert_eq!(text(missing), "0");
        assert!(connection.execute("DELETE FROM payments", []).is_err());
        let left = "SELECT group_concat(name, ' ') FROM sqlite_schema
            WHERE sql LIKE '%trade%' OR sql LIKE '%batch%' OR sql LIKE '%track_no%' OR sql LIKE '%order_no%'";
        let left: Option<String> = connection.query_row(left, [], |row| row.get(0)).unwrap();
        assert_eq!(left, None);
    }

    #[test]
    fn a_file_that_cannot_be_brought_up_to_date_is_refused_and_left_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &STEPS[..13] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 13).unwrap();
        for (trade_no, status) in [("1", "requires_action"), ("2", "succeeded")] {
            connection
                .execute(
                    "INSERT INTO payments (trade_no, account, order_no, payment_method, card, usage,
                     amount, currency, status, created)
                     VALUES (?1, '1', 'o', 'pm', 'visa', 'on_session', 700, 'USD', ?2, 5)",
                    [trade_no, status],
                )
                .unwrap();
        }
        let refused = migrate(&mut connection, "one").unwrap_err().to_string();
        assert!(
            refused.contains("schema 19") && refused.contains("has two attempts"),
            "{refused}"
        );
        let version: i64 = connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(version, 13);
    }

    #[test]
    fn what_was_paid_before_there_were_books_is_entered_and_nothing_else() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &STEPS[..2] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 2).unwrap();
        for (trade_no, status) in [("1", "success"), ("2", "fail"), ("3", "pending")] {
            connection
                .execute(
                    "INSERT INTO payments (trade_no, account, order_no, payment_method, card,
                     token_type, amount, currency, status, info, created)
                     VALUES (?1, '1', ?1, 'pm_1', 'visa', '', 700, 'USD', ?2, '', 5)",
                    [trade_no, status],
                )
                .unwrap();
        }
        migrate(&mut connection, "old").unwrap();
        let mut rows = connection
            .prepare("SELECT payment_id || kind || purse || amount FROM entries ORDER BY id")
            .unwrap();
        let entries: Vec<String> = rows
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(entries, ["1saleshopper-700", "1salemerchant700"]);
    }
}
