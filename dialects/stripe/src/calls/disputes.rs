//! `/v1/disputes`: what a bank says against a charge, and what the merchant answers.

use payseal_engine::ledger::{DisputeRefusal, DisputeStep, Fault, Refusal};
use serde_json::Value as Json;

use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, fields_of, kinds};
use crate::objects::EVIDENCE;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::list::{Created, Paging};
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};

/// The most characters of all evidence: the sandbox's choice, so that an event of it can be kept.
const LONGEST_EVIDENCE: usize = 8 * 1024;

/// Finds a dispute.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    Ok(Answer::of(found(call, id)?.object))
}

/// Lists disputes.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, charge, intent) = Params::read(fields, |params| {
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            params.text("charge")?,
            params.text("payment_intent")?,
        ))
    })?;
    let all = call.desk.all(kinds::DISPUTE, charge.as_deref())?;
    let all = all.into_iter().filter(|kept| {
        created.holds(kept.get("created").as_i64().unwrap_or_default())
            && (intent.is_none() || kept.text("payment_intent") == intent.as_deref())
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "dispute", "/v1/disputes")?))
}

/// Takes evidence. When it is submitted, the bank reads it, and decides by what Stripe's test values say.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    expect_open(&kept)?;
    let mut evidence = fields_of(kept.get("evidence"));
    let (said_any, submit) = Params::read(fields, |params| {
        let said = params.hash("evidence", |params| {
            for name in EVIDENCE {
                let change = params.emptyable_text(name)?;
                if change != Change::Keep {
                    evidence.insert(name.to_owned(), change.made().into());
                }
            }
            Ok(())
        })?;
        let metadata = MetadataChange::read(params)?.apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        Ok((said.is_some(), params.boolean("submit")?))
    })?;
    if Json::Object(evidence.clone()).to_string().len() > LONGEST_EVIDENCE {
        return Err(
            ApiError::invalid("The evidence is longer than the sandbox keeps.")
                .about("evidence")
                .into(),
        );
    }
    let text = evidence.get("uncategorized_text").and_then(Json::as_str);
    let verdict = match text {
        Some("winning_evidence") => Some(DisputeStep::Win),
        Some("losing_evidence") => Some(DisputeStep::Lose),
        Some("escalate_inquiry_evidence") => Some(DisputeStep::Escalate),
        _ => None,
    };
    kept.set("evidence", Json::Object(evidence));
    // What was kept before is submitted by saying so alone.
    let submits = submit.unwrap_or(said_any);
    if let Some(Json::Object(details)) = kept.object.get_mut("evidence_details") {
        if said_any {
            details.insert("has_evidence".to_owned(), true.into());
        }
        if submits {
            let count = details.get("submission_count").and_then(Json::as_u64);
            let count = count.unwrap_or_default().saturating_add(1);
            details.insert("submission_count".to_owned(), count.into());
        }
    }
    call.desk.save(kinds::DISPUTE, &kept)?;
    if submits {
        if matches!(
            kept.text("status"),
            Some("needs_response" | "warning_needs_response")
        ) {
            step(call, &kept, DisputeStep::Respond)?;
        }
        if let Some(verdict) = verdict {
            decide(call, &kept, verdict)?;
        }
    }
    Ok(Answer::of(found(call, id)?.object))
}

/// Gives up: the shopper keeps the money.
pub(super) fn close(call: &Call<'_>, id: &str) -> Done {
    let kept = found(call, id)?;
    expect_open(&kept)?;
    step(call, &kept, DisputeStep::Accept)?;
    Ok(Answer::of(found(call, id)?.object))
}

/// The dispute of an id in the path, after what the clock did.
fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::DISPUTE, id)?;
    Ok(found.ok_or_else(|| ApiError::no_such_in_path("dispute", id, "dispute"))?)
}

fn expect_open(kept: &Kept) -> Result<(), ApiError> {
    let status = kept.text("status").unwrap_or_default();
    if matches!(status, "won" | "lost" | "warning_closed") {
        return Err(ApiError::invalid(format!(
            "This dispute is already closed: it has a status of {status}."
        )));
    }
    Ok(())
}

/// The bank's verdict. A word that says nothing of how the dispute stands now, as of the inquiry that it was
/// before, decides nothing.
fn decide(call: &Call<'_>, kept: &Kept, verdict: DisputeStep) -> Result<(), Fault> {
    match step(call, kept, verdict) {
        Err(Fault::Refused(Refusal::Dispute(DisputeRefusal::OutOfTurn))) => Ok(()),
        done => done,
    }
}

fn step(call: &Call<'_>, kept: &Kept, step: DisputeStep) -> Result<(), Fault> {
    let number = kept.secret("number").as_i64().unwrap_or_default();
    call.desk
        .book
        .step_dispute(call.desk.account, number, step)?;
    Ok(())
}
