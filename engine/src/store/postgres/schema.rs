//! The schema in numbered steps. A step that was released is never changed; what comes later is a new step,
//! beside one of the same kind for the file.

use postgres::Client;

use crate::store::StoreError;

/// The number of the lock, among those of the database that its programs agree on.
pub(super) const LOCK: i64 = 0x5061_7973_6561_6c00;

const STEPS: [&str; 3] = [
    include_str!("schema.sql"),
    include_str!("fresh_codes.sql"),
    include_str!("../migrations/0026_two_brands.sql"),
];

/// Brings the tables up to date. Of several processes that start at once one does, and the others wait.
pub(super) fn migrate(client: &mut Client) -> Result<(), StoreError> {
    let mut transaction = client.transaction()?;
    transaction.batch_execute(&format!(
        "SELECT pg_advisory_xact_lock({LOCK});
         CREATE TABLE IF NOT EXISTS schema_steps (number BIGINT PRIMARY KEY)"
    ))?;
    let sql = "SELECT coalesce(max(number), 0) FROM schema_steps";
    let found: i64 = transaction.query_one(sql, &[])?.try_get(0)?;
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (number, step) in (1_i64..).zip(STEPS) {
        if number > found {
            transaction.batch_execute(step)?;
            transaction.execute("INSERT INTO schema_steps VALUES ($1)", &[&number])?;
        }
    }
    Ok(transaction.commit()?)
}
