//! From rows of the store to the dialect's JSON, and back. It proves nothing: what the store
//! holds was proven when it was written.

use crate::wire::charge::Recurrence;
use crate::wire::customer::{Customer as WireCustomer, CustomerFields};
use payseal_core::card::Brand;
use payseal_core::wire::brand;
use payseal_core::wire::ids::{CustomerId, IdError, PaymentMethodId};
use payseal_core::wire::payment_method::{
    Address as WireAddress, BillingDetail, CardFace, PaymentMethod as WireMethod,
};
use serde::Serialize;

use super::{Answer, spellings};
use payseal_engine::ledger::{CustomerChange, Fault};
use payseal_engine::store::{
    Address, Billing, Customer, PaymentMethod, Person, StoreError, Text, Usage,
};

/// A row has an id that is none: it was not written by this program.
pub(super) fn unreadable(_: IdError) -> Answer {
    Fault::Store(StoreError::Unreadable("ids")).into()
}

/// A member that is always there, empty when there is nothing to say. Clients that do not ask
/// whether a member exists can read it, and no object is ever empty: PHP clients that check
/// signatures would take `{}` for a list.
fn present(text: Text) -> Text {
    Some(text.unwrap_or_default())
}

pub(super) fn customer(row: Customer) -> Result<WireCustomer, Answer> {
    Ok(WireCustomer {
        customer: CustomerId::parse(&row.id).map_err(unreadable)?,
        email: present(row.person.email),
        first_name: present(row.person.first_name),
        last_name: present(row.person.last_name),
        phone: present(row.person.phone),
        description: present(row.description),
        created: u64::try_from(row.created.millis()).ok(),
    })
}

pub(super) fn customer_change(said: CustomerFields) -> CustomerChange {
    CustomerChange {
        person: Person {
            email: said.email,
            first_name: said.first_name,
            last_name: said.last_name,
            phone: said.phone,
        },
        description: said.description,
    }
}

/// Billing details as they are kept; refused when a text is longer than any name or address.
pub(super) fn billing(said: BillingDetail) -> Result<Billing, Answer> {
    if let Some(member) = said.too_long() {
        let why = format!("{member} of the billingDetail is too long");
        return Err(Answer::wrong_member(&why));
    }
    Ok(Billing {
        person: Person {
            email: said.email,
            first_name: said.first_name,
            last_name: said.last_name,
            phone: said.phone,
        },
        address: Address {
            line1: said.address.line1,
            line2: said.address.line2,
            city: said.address.city,
            state: said.address.state,
            postal_code: said.address.postal_code,
            country: said.address.country,
        },
    })
}

fn billing_detail(row: Billing) -> BillingDetail {
    BillingDetail {
        address: WireAddress {
            city: present(row.address.city),
            country: present(row.address.country),
            line1: present(row.address.line1),
            line2: present(row.address.line2),
            postal_code: present(row.address.postal_code),
            state: present(row.address.state),
        },
        email: present(row.person.email),
        first_name: present(row.person.first_name),
        last_name: present(row.person.last_name),
        phone: present(row.person.phone),
    }
}

/// A payment method as the gateway answers it: the vendor's members, and two of this project's.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct KeptMethod {
    #[serde(flatten)]
    method: WireMethod,
    is_default: bool,
    allow_redisplay: &'static str,
}

pub(super) fn payment_method(row: PaymentMethod) -> Result<KeptMethod, Answer> {
    let customer = row.customer.as_deref().map(CustomerId::parse).transpose();
    let (is_default, allow_redisplay) = (row.is_default, spellings::redisplay(row.redisplay));
    let method = WireMethod {
        payment_method: PaymentMethodId::parse(&row.id).map_err(unreadable)?,
        billing_detail: billing_detail(row.billing),
        card: CardFace {
            brand: Brand::from_slug(&row.brand),
            last4: row.last4,
            month: Some(format!("{:02}", row.expiry_month)),
            year: Some(row.expiry_year.to_string()),
            issuing_bank: None,
            brands: row
                .brands
                .iter()
                .map(|it| (brand::name(it).to_owned(), true))
                .collect(),
            preferred_brand: row.preferred_brand,
        },
        customer: customer.map_err(unreadable)?,
        created: u64::try_from(row.created.millis()).ok(),
    };
    Ok(KeptMethod {
        method,
        is_default,
        allow_redisplay,
    })
}

pub(super) fn payment_methods(rows: Vec<PaymentMethod>) -> Result<Vec<KeptMethod>, Answer> {
    rows.into_iter().map(payment_method).collect()
}

/// What becomes of a card beside a charge: a customer keeps it.
pub(super) const fn usage(said: Recurrence, has_customer: bool) -> Usage {
    match said {
        Recurrence::Once if has_customer => Usage::SetupOnSession,
        Recurrence::Once => Usage::OnSession,
        Recurrence::First => Usage::SetupOffSession,
        Recurrence::Later => Usage::OffSession,
    }
}
