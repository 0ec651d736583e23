//! This dialect's words for what the seam says, in both directions.

use payseal_core::money::{Currency, Money};
use payseal_core::wire::ids::{CustomerId, OrderNo};
use payseal_gateway::merchant::{
    Attempt, CallError, OfferedMethod, Order, Payment, PaymentNews, PaymentStatus,
};

use crate::client::{
    CallError as OwnError, Event, OfferedMethod as OwnMethod, Order as OwnOrder, Transaction,
};
use crate::wire::charge::OrderStatus;

impl From<OwnError> for CallError {
    fn from(error: OwnError) -> Self {
        match error {
            OwnError::Unreachable => Self::Unreachable,
            OwnError::Unanswered => Self::Unanswered,
            OwnError::Refused { .. } => Self::Refused,
            OwnError::NotPrepared => Self::NotPrepared,
        }
    }
}

pub(super) const fn status(status: OrderStatus) -> PaymentStatus {
    match status {
        OrderStatus::Success => PaymentStatus::Succeeded,
        OrderStatus::Fail => PaymentStatus::Failed,
        OrderStatus::Pending => PaymentStatus::Pending,
    }
}

/// An order as this dialect writes it.
pub(super) fn own(order: Order) -> OwnOrder {
    OwnOrder {
        order_no: order.reference,
        order_amount: order.amount.to_decimal(),
        order_currency: order.amount.currency().code().to_owned(),
        return_url: order.return_url,
        callback_url: order.webhook_url,
        remark: None,
        billing_address: None,
    }
}

pub(super) fn number(reference: &str) -> Result<OrderNo, CallError> {
    OrderNo::parse(reference).map_err(|_| CallError::NotPrepared)
}

/// The customer with this id, which only the gateway makes.
pub(super) fn customer_id(id: &str) -> Result<CustomerId, CallError> {
    CustomerId::parse(id).map_err(|_| CallError::NotPrepared)
}

/// The same, where there may be none.
pub(super) fn known(id: Option<String>) -> Result<Option<CustomerId>, CallError> {
    id.as_deref().map(customer_id).transpose()
}

/// A payment as the seam has it; an amount that is none is no usable answer.
pub(super) fn payment(told: Transaction) -> Result<Payment, CallError> {
    let amount = money(&told.trade_amount, &told.trade_currency);
    Ok(Payment {
        id: told.trade_no.into(),
        order: told.order_no,
        amount: amount.ok_or(CallError::Unanswered)?,
        status: status(told.trade_status),
        info: told.trade_info,
    })
}

pub(super) fn money(amount: &str, currency: &str) -> Option<Money> {
    Money::parse_decimal(amount, Currency::parse(currency)?).ok()
}

/// What a webhook says of a payment; none when it is about anything else.
pub(super) fn news(event: Event) -> Option<PaymentNews> {
    match event {
        Event::TransactionSuccess(payment)
        | Event::TransactionFail(payment)
        | Event::TransactionPending(payment) => Some(PaymentNews {
            order: payment.order_no.into(),
            attempt: Attempt {
                payment: Some(payment.trade_no.into()),
                status: status(payment.order_status),
                info: payment.order_info,
                redirect_url: None,
            },
        }),
        Event::TransactionClear(_)
        | Event::PreAuthorizedCaptured(_)
        | Event::PreAuthorizedVoid(_)
        | Event::RefundSuccess(_)
        | Event::RefundFail(_)
        | Event::Chargeback(_)
        | Event::Unknown { .. } => None,
    }
}

/// A payment method type that an order may use.
pub(super) fn offered(method: OwnMethod) -> OfferedMethod {
    OfferedMethod {
        payment_method: method.payment_method,
        name: method.name,
        flow: method.flow,
        reusable: method.reusable,
        enabled: method.enabled,
        reason: method.reason,
        logo: method.logo,
        brands: method.brands,
        funding: method.funding,
    }
}
