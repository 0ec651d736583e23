//! Whether a card needs its security code, by brand, as an account's settings, a session's wishes
//! and the session's facts write it: `{"maestro": "optional"}`.

use std::collections::BTreeMap;

use payseal_core::card::{Brand, CvcPolicies, CvcPolicy};
use payseal_core::wire::brand;

/// What is said of a brand; nothing is said of those that require their code.
pub fn written(policies: CvcPolicies) -> BTreeMap<&'static str, &'static str> {
    let said = Brand::ALL.into_iter().filter_map(|brand| {
        let policy = policies.of(Some(brand));
        (policy != CvcPolicy::Required).then(|| (brand::name(brand), policy.word()))
    });
    said.collect()
}

/// Puts what is said over what holds already.
///
/// # Errors
/// With what a brand or a policy can be, when one is none.
pub fn over<'said>(
    policies: CvcPolicies,
    said: impl IntoIterator<Item = (&'said str, &'said str)>,
) -> Result<CvcPolicies, &'static str> {
    said.into_iter().try_fold(policies, |all, (name, word)| {
        let brand = brand::parse(name).ok_or("a brand of cvcPolicy is none that is known here")?;
        let policy = CvcPolicy::from_word(word)
            .ok_or("a policy of cvcPolicy is required, optional or hidden")?;
        Ok(all.with(brand, policy))
    })
}
