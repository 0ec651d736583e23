//! Customer rows in SQL.

use super::{Connection, Row, SqlRows, bound, named, numbered};
use crate::clock::Moment;
use crate::store::{Customer, CustomerRows, Person, StoreError};

const COLUMNS: &str = "id, account, email, first_name, last_name, phone, description, created";

fn read(row: &Row<'_>) -> Result<Customer, StoreError> {
    Ok(Customer {
        id: row.get("id")?,
        account: row.get("account")?,
        person: Person {
            email: row.get("email")?,
            first_name: row.get("first_name")?,
            last_name: row.get("last_name")?,
            phone: row.get("phone")?,
        },
        description: row.get("description")?,
        created: Moment::from_millis(row.get("created")?),
    })
}

/// One page, newest first.
pub(in crate::store) fn page() -> String {
    format!(
        "SELECT {COLUMNS} FROM customers WHERE account = ?1
         ORDER BY created DESC, rowid DESC LIMIT ?2 OFFSET ?3"
    )
}

impl<C: Connection> CustomerRows for SqlRows<C> {
    fn insert_customer(&self, customer: &Customer) -> Result<(), StoreError> {
        self.execute(
            &format!(
                "INSERT INTO customers ({COLUMNS}) VALUES
                 (:id, :account, :email, :first_name, :last_name, :phone, :description, :created)"
            ),
            named! {
                ":id": customer.id,
                ":account": customer.account,
                ":email": customer.person.email,
                ":first_name": customer.person.first_name,
                ":last_name": customer.person.last_name,
                ":phone": customer.person.phone,
                ":description": customer.description,
                ":created": customer.created.millis(),
            },
        )?;
        Ok(())
    }

    fn customer(&self, account: &str, id: &str) -> Result<Option<Customer>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM customers WHERE account = ?1 AND id = ?2");
        Ok(self.all(&sql, numbered![account, id], read)?.pop())
    }

    fn customers(
        &self,
        account: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Customer>), StoreError> {
        let total: Option<i64> = self.value(
            "SELECT count(*) FROM customers WHERE account = ?1",
            numbered![account],
        )?;
        let list = self.all(&page(), numbered![account, bound(take), bound(skip)], read)?;
        Ok((total.unwrap_or_default().unsigned_abs(), list))
    }

    fn update_customer(&self, customer: &Customer) -> Result<(), StoreError> {
        self.execute(
            "UPDATE customers SET email = :email, first_name = :first_name,
                 last_name = :last_name, phone = :phone, description = :description
                 WHERE account = :account AND id = :id",
            named! {
                ":id": customer.id,
                ":account": customer.account,
                ":email": customer.person.email,
                ":first_name": customer.person.first_name,
                ":last_name": customer.person.last_name,
                ":phone": customer.person.phone,
                ":description": customer.description,
            },
        )?;
        Ok(())
    }

    fn delete_customer(&self, account: &str, id: &str) -> Result<bool, StoreError> {
        let rows = self.execute(
            "DELETE FROM customers WHERE account = ?1 AND id = ?2",
            numbered![account, id],
        )?;
        Ok(rows > 0)
    }
}
