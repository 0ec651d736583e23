//! A method for each call that this crate supports. `payment_methods` calls that carry a card have
//! none, on purpose.

use crate::wire::charge::{Charge, ChargeRequest, ConfirmCharge};
use crate::wire::customer::{
    CreateCustomer, Customer, CustomerFields, DeleteCustomer, DeletedCustomer, GetCustomer,
    ListCustomers, Listing,
};
use crate::wire::session::{CreateSession, Session};
use payseal_core::wire::ids::{CustomerId, OrderNo, PaymentMethodId, TradeNo};
use payseal_core::wire::payment_method::PaymentMethod;

use crate::client::error::CallError;
use crate::client::sender::Client;
use crate::client::sessions::{CreateSessionFor, SessionRequest};
use crate::wire::after_sale::{
    FindLogistics, ListChargebacks, ListedChargeback, LogisticsAnswer, LogisticsRequest,
    UploadLogistics,
};
use crate::wire::checkout::{
    Checkout, CheckoutAnswer, CheckoutRequest, Consult, ConsultAnswer, ConsultRequest,
};
use crate::wire::local_payment::{LocalPaymentAnswer, LocalPaymentRequest, PayLocally};
use crate::wire::payment_methods::{
    AttachPaymentMethod, DetachPaymentMethod, ListPaymentMethods, OfCustomer, QueryPaymentMethod,
};
use crate::wire::refunds::{
    AuthType, Authorize, AuthorizeAnswer, AuthorizeRequest, ByBatchNo, CreateRefund, FindRefund,
    RefundAnswer, RefundRequest,
};
use crate::wire::transactions::{ByTradeNo, FindTransaction, ListTransactions, Transaction};

/// Each call fails with a [`CallError`] if there is no usable answer.
#[allow(clippy::missing_errors_doc, reason = "said once, above")]
impl Client {
    /// Creates a session token for a page's form: `sessionToken`, without a body.
    pub async fn create_session(&self) -> Result<Session, CallError> {
        self.call::<CreateSession>(&(), &[], None).await
    }

    /// Creates a session token limited to one customer, one amount or certain origins.
    pub async fn create_session_for(&self, wish: &SessionRequest) -> Result<Session, CallError> {
        self.call::<CreateSessionFor>(&(), &[], Some(wish)).await
    }

    /// Creates a customer, or updates one if the fields have an id.
    pub async fn create_customer(&self, fields: &CustomerFields) -> Result<Customer, CallError> {
        self.call::<CreateCustomer>(&(), &[], Some(fields)).await
    }

    /// Lists one page of the customers; pages count from 1 and have at most 1000.
    pub async fn list_customers(
        &self,
        page_index: u32,
        page_size: u32,
    ) -> Result<Listing<Customer>, CallError> {
        let (index, size) = (page_index.to_string(), page_size.to_string());
        let query = [("pageIndex", index.as_str()), ("pageSize", size.as_str())];
        self.call::<ListCustomers>(&(), &query, None).await
    }

    /// Gets a customer by id.
    pub async fn get_customer(&self, id: &CustomerId) -> Result<Customer, CallError> {
        self.call::<GetCustomer>(id, &[], None).await
    }

    /// Deletes a customer.
    pub async fn delete_customer(&self, id: &CustomerId) -> Result<DeletedCustomer, CallError> {
        self.call::<DeleteCustomer>(id, &[], None).await
    }

    /// Gets a payment method (a card) by id.
    pub async fn query_payment_method(
        &self,
        id: &PaymentMethodId,
    ) -> Result<PaymentMethod, CallError> {
        self.call::<QueryPaymentMethod>(id, &[], None).await
    }

    /// Lists all saved cards of a customer.
    pub async fn list_payment_methods(
        &self,
        customer: &CustomerId,
    ) -> Result<Vec<PaymentMethod>, CallError> {
        self.call::<ListPaymentMethods>(customer, &[], None).await
    }

    /// Attaches a card to a customer.
    pub async fn attach_payment_method(
        &self,
        customer: &CustomerId,
        id: &PaymentMethodId,
    ) -> Result<PaymentMethod, CallError> {
        let params = OfCustomer {
            customer: customer.clone(),
            payment_method: id.clone(),
        };
        self.call::<AttachPaymentMethod>(&params, &[], None).await
    }

    /// Detaches a card from its customer.
    pub async fn detach_payment_method(
        &self,
        id: &PaymentMethodId,
    ) -> Result<PaymentMethod, CallError> {
        self.call::<DetachPaymentMethod>(id, &[], None).await
    }

    /// Charges a card. A decline is an answer, not an error. After [`CallError::Unanswered`], query the
    /// order's transactions, and do not charge again.
    pub async fn confirm_charge(&self, request: &ChargeRequest) -> Result<Charge, CallError> {
        self.call::<ConfirmCharge>(&(), &[], Some(request)).await
    }

    /// Creates an order on the gateway's hosted payment page, to which the shopper is redirected:
    /// `checkout/payment`.
    pub async fn checkout(&self, request: &CheckoutRequest) -> Result<CheckoutAnswer, CallError> {
        self.call::<Checkout>(&(), &[], Some(request)).await
    }

    /// Lists which payment method types an order can use, and why not the others: `consult`, which is
    /// Payseal's own call and not AsiaBill's.
    pub async fn consult(&self, request: &ConsultRequest) -> Result<ConsultAnswer, CallError> {
        self.call::<Consult>(&(), &[], Some(request)).await
    }

    /// Starts a payment with a local payment method, on a provider's page to which the shopper is
    /// redirected: `local_payment`.
    pub async fn local_payment(
        &self,
        request: &LocalPaymentRequest,
    ) -> Result<LocalPaymentAnswer, CallError> {
        self.call::<PayLocally>(&(), &[], Some(request)).await
    }

    /// Reports a shipment: `logistics`. Calling it again corrects the first report.
    pub async fn upload_logistics(
        &self,
        request: &LogisticsRequest,
    ) -> Result<LogisticsAnswer, CallError> {
        self.call::<UploadLogistics>(&(), &[], Some(request)).await
    }

    /// Gets the shipment of a payment.
    pub async fn find_logistics(&self, trade_no: &TradeNo) -> Result<LogisticsAnswer, CallError> {
        self.call::<FindLogistics>(&ByTradeNo(trade_no.clone()), &[], None)
            .await
    }

    /// Lists one page of the chargebacks, newest first; pages count from 1.
    pub async fn list_chargebacks(
        &self,
        page_index: u32,
        page_size: u32,
    ) -> Result<Listing<ListedChargeback>, CallError> {
        let (index, size) = (page_index.to_string(), page_size.to_string());
        let query = [("pageIndex", index.as_str()), ("pageSize", size.as_str())];
        self.call::<ListChargebacks>(&(), &query, None).await
    }

    /// Refunds a payment: `refund`. After [`CallError::Unanswered`] it may be retried with the
    /// same `mer_track_no`, its idempotency key.
    pub async fn refund(&self, request: &RefundRequest) -> Result<RefundAnswer, CallError> {
        self.call::<CreateRefund>(&(), &[], Some(request)).await
    }

    /// Gets a refund's status by the gateway's number.
    pub async fn find_refund(&self, batch_no: &str) -> Result<RefundAnswer, CallError> {
        let by = ByBatchNo(batch_no.to_owned());
        self.call::<FindRefund>(&by, &[], None).await
    }

    /// Captures or voids an authorised payment: `AuthorizeInterface`. A second call does nothing.
    pub async fn authorize(
        &self,
        trade_no: &TradeNo,
        auth_type: AuthType,
        remark: &str,
    ) -> Result<AuthorizeAnswer, CallError> {
        let request = AuthorizeRequest {
            auth_type,
            trade_no: trade_no.to_string(),
            remark: remark.to_owned(),
        };
        self.call::<Authorize>(&(), &[], Some(&request)).await
    }

    /// Gets the time from the gateway, by a call that changes nothing: if this machine's clock is
    /// more than ten minutes behind, the client's is right afterwards. Every other call does it, too.
    pub async fn set_clock(&self) -> Result<(), CallError> {
        let query = [("pageSize", "1")];
        let answer = self.call::<ListTransactions>(&(), &query, None).await;
        answer.map(drop)
    }

    /// Gets a payment by the gateway's number: `orderInfo`.
    pub async fn find_transaction(&self, trade_no: &TradeNo) -> Result<Transaction, CallError> {
        let by = ByTradeNo(trade_no.clone());
        self.call::<FindTransaction>(&by, &[], None).await
    }

    /// Lists the payments of an order, newest first: `transactions`.
    pub async fn list_transactions(
        &self,
        order_no: &OrderNo,
    ) -> Result<Listing<Transaction>, CallError> {
        let query = [("orderNo", order_no.as_str())];
        self.call::<ListTransactions>(&(), &query, None).await
    }
}
