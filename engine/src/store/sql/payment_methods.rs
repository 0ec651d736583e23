//! Payment method rows in SQL.

use payseal_core::card::{Brand, BrandSet};

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::secret::Fingerprint;
use crate::store::{
    Address, AllowRedisplay, Billing, ConsentState, PaymentMethod, PaymentMethodRows, Person,
    StoreError,
};

const COLUMNS: &str = "id, account, customer, card, brand, last4, expiry_month, expiry_year,
    email, first_name, last_name, phone, line1, line2, city, state, postal_code,
    country, redisplay, consent, is_default, created, fingerprint, brands, preferred_brand";

fn read(row: &Row<'_>) -> Result<PaymentMethod, StoreError> {
    let (redisplay, consent): (String, String) = (row.get("redisplay")?, row.get("consent")?);
    let (Some(redisplay), Some(consent)) = (
        AllowRedisplay::from_db_word(&redisplay),
        ConsentState::from_db_word(&consent),
    ) else {
        return Err(StoreError::Unreadable("payment_methods"));
    };
    Ok(PaymentMethod {
        id: row.get("id")?,
        account: row.get("account")?,
        customer: row.get("customer")?,
        card: row.get("card")?,
        fingerprint: row
            .get::<Option<String>>("fingerprint")?
            .map(Fingerprint::stored),
        brand: row.get("brand")?,
        brands: row
            .get::<Option<String>>("brands")?
            .and_then(|slugs| BrandSet::named(&slugs))
            .unwrap_or_default(),
        preferred_brand: row
            .get::<Option<String>>("preferred_brand")?
            .and_then(|slug| Brand::from_slug(&slug)),
        last4: row.get("last4")?,
        expiry_month: row.get("expiry_month")?,
        expiry_year: row.get("expiry_year")?,
        billing: Billing {
            person: Person {
                email: row.get("email")?,
                first_name: row.get("first_name")?,
                last_name: row.get("last_name")?,
                phone: row.get("phone")?,
            },
            address: Address {
                line1: row.get("line1")?,
                line2: row.get("line2")?,
                city: row.get("city")?,
                state: row.get("state")?,
                postal_code: row.get("postal_code")?,
                country: row.get("country")?,
            },
        },
        redisplay,
        consent,
        is_default: row.get("is_default")?,
        created: Moment::from_millis(row.get("created")?),
    })
}

/// The brands of a card of two; no text for any other.
fn slugs(brands: BrandSet) -> Option<String> {
    let slugs: Vec<_> = brands.iter().map(Brand::slug).collect();
    (!slugs.is_empty()).then(|| slugs.join(" "))
}

impl<C: Connection> PaymentMethodRows for SqlRows<C> {
    fn insert_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError> {
        self.execute(&format!(
                "INSERT INTO payment_methods ({COLUMNS}) VALUES (:id, :account, :customer, :card,
                 :brand, :last4, :expiry_month, :expiry_year, :email, :first_name,
                 :last_name, :phone, :line1, :line2, :city, :state, :postal_code, :country, :redisplay,
                 :consent, :is_default, :created, :fingerprint, :brands, :preferred_brand)"
            ), named! {
                ":id": method.id,
                ":account": method.account,
                ":customer": method.customer,
                ":card": method.card,
                ":brand": method.brand,
                ":brands": slugs(method.brands),
                ":preferred_brand": method.preferred_brand.map(Brand::slug),
                ":last4": method.last4,
                ":expiry_month": method.expiry_month,
                ":expiry_year": method.expiry_year,
                ":email": method.billing.person.email,
                ":first_name": method.billing.person.first_name,
                ":last_name": method.billing.person.last_name,
                ":phone": method.billing.person.phone,
                ":line1": method.billing.address.line1,
                ":line2": method.billing.address.line2,
                ":city": method.billing.address.city,
                ":state": method.billing.address.state,
                ":postal_code": method.billing.address.postal_code,
                ":country": method.billing.address.country,
                ":redisplay": method.redisplay.db_word(),
                ":consent": method.consent.db_word(),
                ":is_default": method.is_default,
                ":created": method.created.millis(),
                ":fingerprint": method.fingerprint.as_ref().map(Fingerprint::expose_hash),
            })?;
        Ok(())
    }

    fn payment_method(&self, account: &str, id: &str) -> Result<Option<PaymentMethod>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM payment_methods WHERE account = ?1 AND id = ?2");
        Ok(self.all(&sql, numbered![account, id], read)?.pop())
    }

    fn payment_methods(
        &self,
        account: &str,
        customer: &str,
    ) -> Result<Vec<PaymentMethod>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM payment_methods WHERE account = ?1 AND customer = ?2
             ORDER BY created DESC, rowid DESC"
        );
        self.all(&sql, numbered![account, customer], read)
    }

    fn update_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError> {
        self.execute(
            "UPDATE payment_methods SET customer = :customer, expiry_month = :expiry_month,
                 expiry_year = :expiry_year, email = :email,
                 first_name = :first_name, last_name = :last_name, phone = :phone, line1 = :line1,
                 line2 = :line2, city = :city, state = :state, postal_code = :postal_code,
                 country = :country, preferred_brand = :preferred_brand WHERE account = :account AND id = :id",
            named! {
                ":preferred_brand": method.preferred_brand.map(Brand::slug),
                ":id": method.id,
                ":account": method.account,
                ":customer": method.customer,
                ":expiry_month": method.expiry_month,
                ":expiry_year": method.expiry_year,
                ":email": method.billing.person.email,
                ":first_name": method.billing.person.first_name,
                ":last_name": method.billing.person.last_name,
                ":phone": method.billing.person.phone,
                ":line1": method.billing.address.line1,
                ":line2": method.billing.address.line2,
                ":city": method.billing.address.city,
                ":state": method.billing.address.state,
                ":postal_code": method.billing.address.postal_code,
                ":country": method.billing.address.country,
            },
        )?;
        Ok(())
    }

    fn set_default(&self, account: &str, customer: &str, id: &str) -> Result<(), StoreError> {
        // In two steps: there must be no moment with two of them.
        for sql in [
            "UPDATE payment_methods SET is_default = FALSE
             WHERE account = ?1 AND customer = ?2 AND id <> ?3",
            "UPDATE payment_methods SET is_default = TRUE
             WHERE account = ?1 AND customer = ?2 AND id = ?3",
        ] {
            self.execute(sql, numbered![account, customer, id])?;
        }
        Ok(())
    }

    fn delete_payment_method(&self, account: &str, id: &str) -> Result<bool, StoreError> {
        let rows = self.execute(
            "DELETE FROM payment_methods WHERE account = ?1 AND id = ?2",
            numbered![account, id],
        )?;
        Ok(rows > 0)
    }
}
