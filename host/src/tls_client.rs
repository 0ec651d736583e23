//! Calls to a gateway that is reached over TLS.

use std::time::Duration;

use axum::http::uri::Authority;

use crate::answer::{ANSWER_LIMIT, is_json};
use crate::unanswered::Why;
use crate::upstream::{Answer, Call};

#[derive(Debug)]
pub(crate) struct TlsClient {
    client: reqwest::Client,
    origin: String,
}

impl TlsClient {
    pub(crate) fn new(authority: &Authority, patience: Duration) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .timeout(patience)
            .connect_timeout(patience.min(Duration::from_secs(5)))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .build()?;
        Ok(Self {
            client,
            origin: format!("https://{authority}"),
        })
    }

    pub(crate) async fn send(&self, call: Call, has_begun: &mut bool) -> Result<Answer, Why> {
        let address = format!("{}{}", self.origin, call.path);
        let request = self.client.request(call.method, address);
        let request = request.headers(call.headers).body(call.body);
        let mut answer = request.send().await?;
        *has_begun = true;
        if !is_json(answer.headers()) {
            return Ok(Answer::Other);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > ANSWER_LIMIT {
                return Ok(Answer::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer::Json(answer.status(), body.into()))
    }
}
