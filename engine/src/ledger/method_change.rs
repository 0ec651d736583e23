//! What changes about a payment method that is kept.

use payseal_core::card::Brand;

use crate::store::{Address, Billing, Person};

/// What a merchant changes about a payment method. A member that is absent stays as it was.
#[derive(Clone, Debug, Default)]
pub struct MethodChange {
    /// The billing details, replaced as a whole.
    pub billing: Option<Billing>,
    /// The expiry: month and year.
    pub expiry: Option<(u8, u16)>,
    /// Which of its two brands is chosen.
    pub preferred_brand: Option<Brand>,
}

/// Billing details with what is newly said put over them.
pub(super) fn overlaid(old: &Billing, said: Billing) -> Billing {
    let over = |said: Option<String>, old: &Option<String>| said.or_else(|| old.clone());
    let (person, address) = (&old.person, &old.address);
    Billing {
        person: Person {
            email: over(said.person.email, &person.email),
            first_name: over(said.person.first_name, &person.first_name),
            last_name: over(said.person.last_name, &person.last_name),
            phone: over(said.person.phone, &person.phone),
        },
        address: Address {
            line1: over(said.address.line1, &address.line1),
            line2: over(said.address.line2, &address.line2),
            city: over(said.address.city, &address.city),
            state: over(said.address.state, &address.state),
            postal_code: over(said.address.postal_code, &address.postal_code),
            country: over(said.address.country, &address.country),
        },
    }
}
