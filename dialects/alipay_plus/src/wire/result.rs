//! The `result` that every answer begins with.

use std::borrow::Cow;

use serde::Serialize;

use super::codes::{Code, Status};

/// What came of a call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    result_status: &'static str,
    result_code: &'static str,
    result_message: Cow<'static, str>,
}

impl From<Code> for Outcome {
    fn from(code: Code) -> Self {
        Self {
            result_status: code.status().letter(),
            result_code: code.word(),
            result_message: Cow::Borrowed(code.message()),
        }
    }
}

/// A call that did not succeed: its code, and a sentence that repeats nothing of it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}: {message}", code.word())]
pub struct Refused {
    /// The code.
    pub code: Code,
    /// The sentence.
    pub message: Cow<'static, str>,
}

impl Refused {
    /// With a sentence of its own.
    #[must_use]
    pub fn because(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

impl From<Code> for Refused {
    fn from(code: Code) -> Self {
        Self::because(code, code.message())
    }
}

impl From<Refused> for Outcome {
    fn from(refused: Refused) -> Self {
        Self {
            result_message: refused.message,
            ..Self::from(refused.code)
        }
    }
}

/// An answer that has nothing beside its result.
#[derive(Clone, Debug, Serialize)]
pub struct Bare {
    /// The result.
    pub result: Outcome,
}

/// Whether a merchant's answer says that a notification arrived: HTTP 200, and the vendor's fixed body.
/// Case and blanks do not count; its documents write both `success` and `Success`.
#[must_use]
pub fn acknowledges(status: u16, body: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Body {
        result: Said,
    }
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Said {
        result_status: String,
        result_code: String,
    }
    status == 200
        && serde_json::from_slice::<Body>(body).is_ok_and(|Body { result }| {
            result
                .result_status
                .eq_ignore_ascii_case(Status::Success.letter())
                && result
                    .result_code
                    .eq_ignore_ascii_case(Code::Success.word())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_begins_with_its_result() {
        let bare = Bare {
            result: Refused::because(Code::ParamIllegal, "env is missing").into(),
        };
        assert_eq!(
            serde_json::to_string(&bare).unwrap(),
            "{\"result\":{\"resultStatus\":\"F\",\"resultCode\":\"PARAM_ILLEGAL\",\
             \"resultMessage\":\"env is missing\"}}"
        );
    }

    #[test]
    fn only_the_fixed_body_acknowledges() {
        let good =
            br#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"Success"}}"#;
        assert!(acknowledges(200, good));
        assert!(acknowledges(
            200,
            br#" {"result": {"resultCode": "success", "resultStatus": "S"}} "#
        ));
        assert!(!acknowledges(201, good) && !acknowledges(500, good));
        for body in [
            "",
            "success",
            "{}",
            "{\"result\":null}",
            r#"{"result":{"resultCode":"FAIL","resultStatus":"F"}}"#,
            r#"{"resultCode":"SUCCESS","resultStatus":"S"}"#,
        ] {
            assert!(!acknowledges(200, body.as_bytes()), "{body}");
        }
    }
}
