//! AsiaBill, through the client that this project has for it. It has no idempotency keys: an order number
//! is paid once, and a refund is named by the merchant's own number.

use payseal_asiabill::client::{
    Account, AuthType, CallError, CaptureStatus, Client, Event, RefundRequest, RefundType,
};
use payseal_asiabill::wire::charge::{Charge, ConfirmCharge, OrderStatus};
use payseal_asiabill::wire::customer::CustomerFields;
use payseal_conformance::{
    Capture, Driver, Order, Paid, Payer, Received, Refused, Status, Told, What,
};
use payseal_core::wire::ids::{CustomerId, TradeNo};
use payseal_core::wire::{Endpoint, Method};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};

use crate::stage::Stage;

/// What the gateway says of an order that is paid already.
const PAID_BEFORE: &str = "I0061";

pub(crate) struct AsiaBill {
    client: Client,
    url: String,
    webhooks: String,
}

/// `confirmCharge` with this project's own members.
struct ChargeWithCapture;

impl Endpoint for ChargeWithCapture {
    const METHOD: Method = ConfirmCharge::METHOD;
    const ROUTE: &'static str = ConfirmCharge::ROUTE;
    const SUCCESS: &'static str = ConfirmCharge::SUCCESS;
    type Params = ();
    type Request = Value;
    type Answer = Charge;
}

impl AsiaBill {
    pub(crate) async fn new(stage: &Stage) -> Self {
        let number = stage.credential("asiabill", "gatewayNo").await;
        let key = stage.credential("asiabill", "signkey").await;
        Self {
            client: Client::new(&stage.url(), Account::new(&number, &key)).unwrap(),
            url: stage.url(),
            webhooks: stage.receiver.url.clone(),
        }
    }
}

impl Driver for AsiaBill {
    async fn create_customer(&self) -> String {
        let fields = CustomerFields::default();
        let customer = self.client.create_customer(&fields).await.unwrap();
        customer.customer.to_string()
    }

    async fn save_card(&self, number: &str) -> String {
        let session = self.client.create_session().await.unwrap();
        let body = json!({
            "billingDetail": {"firstName": "Ada", "lastName": "Lovelace"},
            "card": {
                "cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2040",
                "cardSecurityCode": "907"
            }
        });
        let answer = reqwest::Client::new()
            .post(format!("{}/services/v3/payment_methods", self.url))
            .header("sessionToken", session.session_token.expose_token())
            .json(&body)
            .send()
            .await
            .unwrap();
        let answer: Value = answer.json().await.unwrap();
        let id = answer["data"]["customerPaymentMethodId"].as_str();
        id.unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    async fn payment_methods(&self, customer: &str) -> Vec<String> {
        let customer = CustomerId::parse(customer).unwrap();
        let methods = self.client.list_payment_methods(&customer).await.unwrap();
        methods
            .iter()
            .map(|one| one.payment_method.to_string())
            .collect()
    }

    async fn pay(&self, order: &Order<'_>) -> Result<Paid, Refused> {
        let (customer, method) = match order.payer {
            Payer::Once { payment_method } => (None, payment_method),
            Payer::Saves {
                customer,
                payment_method,
            }
            | Payer::Saved {
                customer,
                payment_method,
            } => (Some(customer), payment_method),
        };
        let mut body = json!({
            "customerPaymentMethodId": method, "customerIp": "127.0.0.1", "isMobile": 0,
            "orderAmount": dollars(order.minor), "orderCurrency": "USD", "orderNo": order.key,
            "returnUrl": order.return_url, "callbackUrl": self.webhooks, "webSite": "shop.localhost",
            "capture": match order.capture {
                Capture::Automatic => "automatic",
                Capture::Manual => "manual",
            },
        });
        if let Some(customer) = customer {
            body["customerId"] = customer.into();
        }
        let charged = self.client.call::<ChargeWithCapture>(&(), &[], Some(&body));
        let charge = charged.await.map_err(refused)?;
        let payment = charge.trade_no.as_ref().unwrap().to_string();
        let status = if charge.info.starts_with(PAID_BEFORE) {
            self.status(&payment).await
        } else if charge.status == OrderStatus::Success {
            // Only a query says whether the money is held.
            self.status(&payment).await
        } else {
            status_of(charge.status, &charge.info, CaptureStatus::None)
        };
        let challenge = Some(charge.redirect_url.unwrap_or_default());
        Ok(Paid {
            payment,
            status,
            challenge: challenge.filter(|address| !address.is_empty()),
        })
    }

    async fn status(&self, payment: &str) -> Status {
        let trade_no = TradeNo::parse(payment).unwrap();
        let found = self.client.find_transaction(&trade_no).await.unwrap();
        let capture = found.capture_status.unwrap_or(CaptureStatus::None);
        status_of(found.trade_status, &found.trade_info, capture)
    }

    async fn capture(&self, payment: &str) -> Result<(), Refused> {
        self.authorize(payment, AuthType::Capture).await
    }

    async fn void(&self, payment: &str) -> Result<(), Refused> {
        self.authorize(payment, AuthType::Void).await
    }

    async fn refund(&self, payment: &str, minor: u64, key: &str) -> Result<String, Refused> {
        let request = RefundRequest {
            trade_no: payment.to_owned(),
            refund_amount: dollars(minor),
            refund_type: if minor == 700 {
                RefundType::Full
            } else {
                RefundType::Partial
            },
            refund_reason: "returned".to_owned(),
            mer_track_no: key.to_owned(),
        };
        let answer = self.client.refund(&request).await.map_err(refused)?;
        Ok(answer.batch_no)
    }

    async fn is_refunded(&self, _payment: &str, refund: &str) -> Option<bool> {
        let answer = self.client.find_refund(refund).await.unwrap();
        match answer.refund_status {
            OrderStatus::Success => Some(true),
            OrderStatus::Fail => Some(false),
            OrderStatus::Pending => None,
        }
    }

    async fn webhook(&self, received: &Received) -> Option<Told> {
        let mut headers = HeaderMap::new();
        for (name, value) in &received.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            headers.insert(name, HeaderValue::from_str(value).unwrap());
        }
        // The clock of this suite runs ahead, and the client's does not follow a webhook.
        self.client.set_clock().await.unwrap();
        match self.client.webhook(&headers, &received.body).unwrap() {
            Event::TransactionSuccess(paid) => Some(told(&paid.trade_no, What::Succeeded)),
            Event::TransactionFail(paid) => Some(told(&paid.trade_no, What::Declined)),
            Event::RefundSuccess(back) => Some(told(&back.trade_no, What::Refunded)),
            Event::TransactionPending(_)
            | Event::TransactionClear(_)
            | Event::PreAuthorizedCaptured(_)
            | Event::PreAuthorizedVoid(_)
            | Event::RefundFail(_)
            | Event::Chargeback(_)
            | Event::Unknown { .. } => None,
        }
    }

    fn acknowledgement(&self) -> (u16, String) {
        (200, "success".to_owned())
    }
}

impl AsiaBill {
    async fn authorize(&self, payment: &str, what: AuthType) -> Result<(), Refused> {
        let trade_no = TradeNo::parse(payment).unwrap();
        let answer = self.client.authorize(&trade_no, what, "").await;
        let answer = answer.map_err(refused)?;
        match answer.order_status {
            OrderStatus::Success => Ok(()),
            OrderStatus::Fail | OrderStatus::Pending => Err(Refused {
                code: answer.order_info,
            }),
        }
    }
}

fn dollars(minor: u64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn refused(error: CallError) -> Refused {
    match error {
        CallError::Refused { code } => Refused {
            code: code.to_string(),
        },
        CallError::Unreachable | CallError::Unanswered | CallError::NotPrepared => {
            panic!("{error}")
        }
    }
}

fn status_of(status: OrderStatus, info: &str, capture: CaptureStatus) -> Status {
    match (status, capture) {
        (OrderStatus::Success, CaptureStatus::Held) => Status::Held,
        (OrderStatus::Success, _) => Status::Succeeded,
        (OrderStatus::Pending, _) => Status::RequiresAction,
        (OrderStatus::Fail, CaptureStatus::Void) => Status::Canceled,
        (OrderStatus::Fail, _) if info.starts_with("E0008") => Status::Canceled,
        (OrderStatus::Fail, _) => Status::Declined {
            for_funds: info.contains("insufficient"),
        },
    }
}

fn told(trade_no: &TradeNo, what: What) -> Told {
    Told {
        payment: trade_no.to_string(),
        what,
    }
}
