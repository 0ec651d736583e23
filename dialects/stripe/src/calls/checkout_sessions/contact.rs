//! What the page of a session says of whoever pays.

use serde_json::{Value as Json, json};

use crate::calls::address;
use crate::checkout::{EMAIL, SAID};
use crate::desk::{Kept, fields_of};
use crate::wire::error::ApiError;
use crate::wire::params::{Change, Params};

/// Each thing that a page may say, as a change: what is not named stays, and an empty one is taken away.
pub(crate) struct Contact {
    email: Change<String>,
    said: [(&'static str, Change<Json>); 5],
}

impl Contact {
    /// Reads it from the parameters of a page's call.
    ///
    /// # Errors
    /// When a part is malformed, or the e-mail address is none.
    pub(crate) fn read(params: &mut Params) -> Result<Self, ApiError> {
        let email = params.emptyable_text("email")?;
        if let Change::Set(email) = &email {
            check_email(email)?;
        }
        Ok(Self {
            email,
            said: [
                ("billing_address", place(params, "billing_address")?),
                ("shipping_address", place(params, "shipping_address")?),
                ("phone_number", text(params, "phone_number")?),
                ("individual_name", text(params, "individual_name")?),
                ("business_name", text(params, "business_name")?),
            ],
        })
    }

    /// Writes it into a session; what of it is told to the merchant is `checkout::tell_details`'s to say.
    pub(crate) fn apply(self, session: &mut Kept) {
        match self.email {
            Change::Keep => {}
            Change::Unset => session.hide(EMAIL, Json::Null),
            Change::Set(email) => session.hide(EMAIL, email),
        }
        let mut said = fields_of(session.secret(SAID));
        for (name, change) in self.said {
            match change {
                Change::Keep => {}
                Change::Unset => drop(said.remove(name)),
                Change::Set(value) => drop(said.insert(name.to_owned(), value)),
            }
        }
        session.hide(SAID, said);
    }
}

fn text(params: &mut Params, name: &str) -> Result<Change<Json>, ApiError> {
    Ok(match params.emptyable_text(name)? {
        Change::Keep => Change::Keep,
        Change::Unset => Change::Unset,
        Change::Set(text) => Change::Set(text.into()),
    })
}

/// Somebody's name and address.
fn place(params: &mut Params, name: &str) -> Result<Change<Json>, ApiError> {
    params.emptyable_hash(name, |place| {
        let address = place.hash("address", |parts| address(parts, &Json::Null))?;
        let country = address
            .as_ref()
            .and_then(|parts| parts.get("country")?.as_str());
        if country.is_none() {
            let path = format!("{}[country]", place.path_of("address"));
            let missing = ApiError::invalid(format!("Missing required param: {path}."));
            return Err(missing.coded("parameter_missing").about(path));
        }
        let name = place.emptyable_text("name")?.made();
        Ok(json!({ "address": address, "name": name }))
    })
}

/// Whether a text is an e-mail address. The codes are those that Stripe's object tells a page.
fn check_email(email: &str) -> Result<(), ApiError> {
    let wrong = |message: &str, code| {
        let error = ApiError::invalid(message).coded(code).about("email");
        Err(error)
    };
    let (name, host) = email.split_once('@').unwrap_or((email, ""));
    let (_, last) = host.rsplit_once('.').unwrap_or((host, ""));
    let is_strange = |c: char| c.is_whitespace() || c.is_control() || c == '@';
    if name.is_empty() || name.contains(is_strange) || host.contains(is_strange) {
        return wrong("The e-mail address is invalid.", "invalidEmail");
    }
    if last.is_empty() || host.starts_with('.') {
        return wrong("The e-mail address is incomplete.", "incompleteEmail");
    }
    Ok(())
}
