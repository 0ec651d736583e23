//! Which brands a session of the form takes: those that `consult` offers for the same amount and regions.

use payseal_core::card::BrandSet;
use payseal_engine::ledger::{Book, Fault};
use payseal_engine::store::Session;

use crate::records::Records;
use crate::regions::{REGIONS, Region};

/// The brands that `consult` would offer for the amount and the regions of a session that a merchant asked
/// for here.
pub(crate) fn brands_taken(book: &Book<'_>, session: &Session) -> Result<BrandSet, Fault> {
    let records = Records::of(book, &session.account);
    let Some(record) = records.vaulting_of_session(&session.token_hash)? else {
        return Ok(BrandSet::NONE);
    };
    let (asked, amount) = (&record.regions, session.features.amount);
    let is_offered = |region: &&Region| {
        let is_asked = asked.is_empty() || asked.iter().any(|word| word == region.word);
        // Without an amount nothing is known that would exclude a region, and nothing that would
        // include a country's own cards.
        is_asked
            && match amount {
                Some(amount) => region.ineligible(amount).is_none(),
                None => region.is_everywheres(),
            }
    };
    let regions = REGIONS.iter().filter(is_offered);
    Ok(regions
        .flat_map(|region| region.brands.iter().copied())
        .collect())
}
