//! A method for each call that this crate knows. Card-holding `payment_methods` calls and the
//! hosted page have none yet.

use payseal_core::wire::charge::{Charge, ChargeRequest, ConfirmCharge};
use payseal_core::wire::customer::{
    CreateCustomer, Customer, CustomerFields, DeleteCustomer, DeletedCustomer, GetCustomer,
    ListCustomers, Listing,
};
use payseal_core::wire::ids::{CustomerId, OrderNo, PaymentMethodId, TradeNo};
use payseal_core::wire::payment_method::{
    AttachPaymentMethod, DetachPaymentMethod, ListPaymentMethods, PaymentMethod, QueryPaymentMethod,
};
use payseal_core::wire::session::{CreateSession, Session};

use crate::after_sale::{
    FindLogistics, ListChargebacks, ListedChargeback, LogisticsAnswer, LogisticsRequest,
    UploadLogistics,
};
use crate::checkout::{
    Checkout, CheckoutAnswer, CheckoutRequest, Consult, ConsultAnswer, ConsultRequest,
};
use crate::client::Client;
use crate::error::CallError;
use crate::local_payment::{LocalPaymentAnswer, LocalPaymentRequest, PayLocally};
use crate::refunds::{
    AuthType, Authorize, AuthorizeAnswer, AuthorizeRequest, ByBatchNo, CreateRefund, FindRefund,
    RefundAnswer, RefundRequest,
};
use crate::sessions::{CreateSessionFor, SessionRequest};
use crate::transactions::{ByTradeNo, FindTransaction, ListTransactions, Transaction};

/// Each fails with a [`CallError`] when there is no answer to use.
#[allow(clippy::missing_errors_doc, reason = "said once, above")]
impl Client {
    /// A token for a page's form: `sessionToken`, without a body.
    pub async fn create_session(&self) -> Result<Session, CallError> {
        self.call::<CreateSession>(&(), &[], None).await
    }

    /// The same, for one customer, one amount or certain pages only.
    pub async fn create_session_for(&self, wish: &SessionRequest) -> Result<Session, CallError> {
        self.call::<CreateSessionFor>(&(), &[], Some(wish)).await
    }

    /// Makes a customer, or with an id in the fields changes one.
    pub async fn create_customer(&self, fields: &CustomerFields) -> Result<Customer, CallError> {
        self.call::<CreateCustomer>(&(), &[], Some(fields)).await
    }

    /// One page of the customers; pages count from 1 and have at most 1000.
    pub async fn list_customers(
        &self,
        page_index: u32,
        page_size: u32,
    ) -> Result<Listing<Customer>, CallError> {
        let (index, size) = (page_index.to_string(), page_size.to_string());
        let query = [("pageIndex", index.as_str()), ("pageSize", size.as_str())];
        self.call::<ListCustomers>(&(), &query, None).await
    }

    /// A customer by its id.
    pub async fn get_customer(&self, id: &CustomerId) -> Result<Customer, CallError> {
        self.call::<GetCustomer>(id, &[], None).await
    }

    /// Deletes a customer.
    pub async fn delete_customer(&self, id: &CustomerId) -> Result<DeletedCustomer, CallError> {
        self.call::<DeleteCustomer>(id, &[], None).await
    }

    /// A card by its id.
    pub async fn query_payment_method(
        &self,
        id: &PaymentMethodId,
    ) -> Result<PaymentMethod, CallError> {
        self.call::<QueryPaymentMethod>(id, &[], None).await
    }

    /// Every card of a customer.
    pub async fn list_payment_methods(
        &self,
        customer: &CustomerId,
    ) -> Result<Vec<PaymentMethod>, CallError> {
        self.call::<ListPaymentMethods>(customer, &[], None).await
    }

    /// Binds a card to a customer.
    pub async fn attach_payment_method(
        &self,
        customer: &CustomerId,
        id: &PaymentMethodId,
    ) -> Result<PaymentMethod, CallError> {
        let params = (customer.clone(), id.clone());
        self.call::<AttachPaymentMethod>(&params, &[], None).await
    }

    /// Unbinds a card from its customer.
    pub async fn detach_payment_method(
        &self,
        id: &PaymentMethodId,
    ) -> Result<PaymentMethod, CallError> {
        self.call::<DetachPaymentMethod>(id, &[], None).await
    }

    /// Charges a card. A decline is an answer; after [`CallError::Unanswered`] ask for the order's
    /// transactions, and do not charge again.
    pub async fn confirm_charge(&self, request: &ChargeRequest) -> Result<Charge, CallError> {
        self.call::<ConfirmCharge>(&(), &[], Some(request)).await
    }

    /// Lets an order wait on the gateway's own payment page, to which the shopper is sent:
    /// `checkout/payment`.
    pub async fn checkout(&self, request: &CheckoutRequest) -> Result<CheckoutAnswer, CallError> {
        self.call::<Checkout>(&(), &[], Some(request)).await
    }

    /// Which ways to pay an order has, and why not the others: `consult`, which is Payseal's own
    /// and not AsiaBill's.
    pub async fn consult(&self, request: &ConsultRequest) -> Result<ConsultAnswer, CallError> {
        self.call::<Consult>(&(), &[], Some(request)).await
    }

    /// Begins a payment on a provider's page, to which the shopper is sent: `local_payment`.
    pub async fn local_payment(
        &self,
        request: &LocalPaymentRequest,
    ) -> Result<LocalPaymentAnswer, CallError> {
        self.call::<PayLocally>(&(), &[], Some(request)).await
    }

    /// Says that goods are on their way: `logistics`. Again, it is a correction.
    pub async fn upload_logistics(
        &self,
        request: &LogisticsRequest,
    ) -> Result<LogisticsAnswer, CallError> {
        self.call::<UploadLogistics>(&(), &[], Some(request)).await
    }

    /// What the gateway knows of the goods of a payment.
    pub async fn find_logistics(&self, trade_no: &TradeNo) -> Result<LogisticsAnswer, CallError> {
        self.call::<FindLogistics>(&ByTradeNo(trade_no.clone()), &[], None)
            .await
    }

    /// One page of what banks took back, newest first; pages count from 1.
    pub async fn list_chargebacks(
        &self,
        page_index: u32,
        page_size: u32,
    ) -> Result<Listing<ListedChargeback>, CallError> {
        let (index, size) = (page_index.to_string(), page_size.to_string());
        let query = [("pageIndex", index.as_str()), ("pageSize", size.as_str())];
        self.call::<ListChargebacks>(&(), &query, None).await
    }

    /// Gives money back: `refund`. After [`CallError::Unanswered`] it may be asked again with the
    /// same `mer_track_no`, which is the same refund.
    pub async fn refund(&self, request: &RefundRequest) -> Result<RefundAnswer, CallError> {
        self.call::<CreateRefund>(&(), &[], Some(request)).await
    }

    /// How a refund stands, by the gateway's number.
    pub async fn find_refund(&self, batch_no: &str) -> Result<RefundAnswer, CallError> {
        let by = ByBatchNo(batch_no.to_owned());
        self.call::<FindRefund>(&by, &[], None).await
    }

    /// Takes held money, or lets it go: `AuthorizeInterface`. A second time nothing is done.
    pub async fn authorize(
        &self,
        trade_no: &TradeNo,
        auth_type: AuthType,
        remark: &str,
    ) -> Result<AuthorizeAnswer, CallError> {
        let request = AuthorizeRequest {
            auth_type,
            trade_no: trade_no.clone(),
            remark: remark.to_owned(),
        };
        self.call::<Authorize>(&(), &[], Some(&request)).await
    }

    /// Asks the gateway for the time, by a call that changes nothing: where this machine's clock is
    /// more than ten minutes behind, the client's is right afterwards. Every other call does it, too.
    pub async fn set_clock(&self) -> Result<(), CallError> {
        let query = [("pageSize", "1")];
        let answer = self.call::<ListTransactions>(&(), &query, None).await;
        answer.map(drop)
    }

    /// A payment by the gateway's number: `orderInfo`.
    pub async fn find_transaction(&self, trade_no: &TradeNo) -> Result<Transaction, CallError> {
        let by = ByTradeNo(trade_no.clone());
        self.call::<FindTransaction>(&by, &[], None).await
    }

    /// The payments of an order, the newest first: `transactions`.
    pub async fn list_transactions(
        &self,
        order_no: &OrderNo,
    ) -> Result<Listing<Transaction>, CallError> {
        let query = [("orderNo", order_no.as_str())];
        self.call::<ListTransactions>(&(), &query, None).await
    }
}
