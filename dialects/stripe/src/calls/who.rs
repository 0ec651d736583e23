//! Whose something is to be: a customer, named as such or as the account that he is.

use crate::call::{Call, CallError};
use crate::desk::kinds;
use crate::wire::error::ApiError;
use crate::wire::params::Params;

/// Whom a call names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Named {
    customer: Option<String>,
    account: Option<String>,
}

/// Whom a call means: the customer, and the account that he is, when he is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Who {
    pub(super) customer: String,
    pub(super) account: Option<String>,
}

impl Named {
    /// Reads `customer` and `customer_account`.
    pub(super) fn read(params: &mut Params) -> Result<Self, ApiError> {
        Ok(Self {
            customer: params.text("customer")?,
            account: params.text("customer_account")?,
        })
    }

    /// Finds out whom it names; nobody when it names nobody.
    pub(super) fn found(self, call: &Call<'_>) -> Result<Option<Who>, CallError> {
        if let Some(account) = self.account {
            let of_account = of_account(call, &account)?;
            if self.customer.is_some_and(|named| named != of_account) {
                return Err(ApiError::invalid(
                    "The customer and the customer_account that were given are not the same. You \
                     may only specify one of these parameters: customer, customer_account.",
                )
                .coded("parameters_exclusive")
                .about("customer_account")
                .into());
            }
            return Ok(Some(Who {
                customer: of_account,
                account: Some(account),
            }));
        }
        let Some(id) = self.customer else {
            return Ok(None);
        };
        let found = call.desk.find(kinds::CUSTOMER, &id)?;
        let living = found.filter(|kept| !kept.is_deleted());
        let kept = living.ok_or_else(|| ApiError::no_such("customer", &id, "customer"))?;
        Ok(Some(Who {
            account: kept.text("customer_account").map(str::to_owned),
            customer: id,
        }))
    }
}

/// The customer that an account is.
fn of_account(call: &Call<'_>, account: &str) -> Result<String, CallError> {
    let found = call.desk.find(kinds::ACCOUNT, account)?;
    let kept = found.ok_or_else(|| ApiError::no_such("account", account, "customer_account"))?;
    let found = match kept.secret("customer").as_str() {
        Some(id) => call.desk.find(kinds::CUSTOMER, id)?,
        None => None,
    };
    let living = found.filter(|customer| !customer.is_deleted());
    let customer = living.ok_or_else(|| {
        ApiError::invalid(
            "The account that was given has no customer configuration. Configure it as a customer \
             first.",
        )
        .about("customer_account")
    })?;
    Ok(customer.id)
}
