//! `sessionToken`: a token for the merchant's page.

use axum::extract::State;
use payseal_core::wire::ids::SessionToken;
use payseal_core::wire::session::{CreateSession, Session};

use super::Answer;
use super::signed::Signed;
use crate::gateway::Gateway;
use crate::ledger::Fault;
use crate::secret::NoRandomness;

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let token = gateway
        .ledger
        .run(move |book| book.open_session(&signed.account))
        .await?;
    let session_token =
        SessionToken::parse(&token).map_err(|_| Answer::from(Fault::NoRandomness(NoRandomness)))?;
    Ok(Answer::success::<CreateSession>(Session { session_token }))
}
