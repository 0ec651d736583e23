//! The demo shop as a merchant of this dialect: the seam's calls, made by this crate's own client.

mod words;

use axum::http::HeaderMap;
use payseal_core::card::CvcPolicies;
use payseal_core::money::Money;
use payseal_core::wire::ids::{PaymentMethodId, TradeNo};
use payseal_core::wire::payment_method::PaymentMethod;
use payseal_gateway::merchant::{
    Attempt, Call, CallError, CardPayment, Charged, GatewayAddress, HostedPage, Merchant,
    NewCustomer, NoClient, OfferedMethod, Order, Payment, PaymentNews, PaymentStatus, Returned,
    SessionWish, WebhookError,
};

use words::{customer_id, known, money, news, number, offered, own, payment, status};

use crate::client::{
    Account, CheckoutRequest, Client, ConsentRule, ConsultRequest, CvcRule, Event, GoodsLine,
    LocalPaymentRequest, SessionRequest, WebhookError as NotTaken,
};
use crate::wire::charge::{ChargeRequest, OrderStatus};
use crate::wire::customer::CustomerFields;

/// How the gateway lists customers, and how far is looked.
const PAGE_SIZE: u32 = 1000;
const MOST_PAGES: u32 = 20;

/// What the gateway says of an order that is paid already.
const PAID_BEFORE: &str = "I0061";

/// The word that ends the gateway's sending.
const ACKNOWLEDGED: &str = "success";

/// A merchant of this dialect.
struct Shop(Client);

/// The client of an account with this number and key.
pub(crate) fn client(
    gateway_no: &str,
    signkey: &str,
    gateway: GatewayAddress<'_>,
) -> Result<Box<dyn Merchant>, NoClient> {
    let account = Account::new(gateway_no, signkey);
    let client = Client::new(gateway.url, account).map_err(|error| NoClient(error.to_string()))?;
    Ok(Box::new(Shop(client.named(gateway.host))))
}

impl Merchant for Shop {
    fn now(&self) -> i64 {
        self.0.now()
    }

    fn open_session(&self, wish: SessionWish) -> Call<'_, String> {
        Box::pin(async move {
            let request = SessionRequest {
                customer_id: known(wish.customer)?,
                cvc: if wish.cvc_again {
                    CvcRule::Always
                } else {
                    CvcRule::Never
                },
                cvc_policy: CvcPolicies::default(),
                consent: if wish.consent_required {
                    ConsentRule::Required
                } else {
                    ConsentRule::None
                },
                origins: wish.origins,
                amount: wish.amount.map(Money::to_decimal),
                currency: wish
                    .amount
                    .map(|amount| amount.currency().code().to_owned()),
            };
            let session = self.0.create_session_for(&request).await?;
            Ok(session.session_token.expose_token().to_owned())
        })
    }

    fn find_customer(&self, note: String) -> Call<'_, Option<String>> {
        Box::pin(async move {
            for page in 1..=MOST_PAGES {
                let listing = self.0.list_customers(page, PAGE_SIZE).await?;
                let mut all = listing.list.into_iter();
                if let Some(found) = all.find(|it| it.description.as_ref() == Some(&note)) {
                    return Ok(Some(found.customer.into()));
                }
                if u64::from(page) * listing.page.page_size >= listing.page.total {
                    break;
                }
            }
            Ok(None)
        })
    }

    fn create_customer(&self, customer: NewCustomer) -> Call<'_, String> {
        let fields = CustomerFields {
            description: Some(customer.note),
            email: Some(customer.email),
            first_name: Some(customer.first_name),
            last_name: Some(customer.last_name),
            ..CustomerFields::default()
        };
        Box::pin(async move { Ok(self.0.create_customer(&fields).await?.customer.into()) })
    }

    fn card(&self, id: PaymentMethodId) -> Call<'_, PaymentMethod> {
        Box::pin(async move { Ok(self.0.query_payment_method(&id).await?) })
    }

    fn cards_of(&self, customer: String) -> Call<'_, Vec<PaymentMethod>> {
        Box::pin(async move {
            let customer = customer_id(&customer)?;
            Ok(self.0.list_payment_methods(&customer).await?)
        })
    }

    fn attach(&self, customer: String, card: PaymentMethodId) -> Call<'_, ()> {
        Box::pin(async move {
            let customer = customer_id(&customer)?;
            self.0.attach_payment_method(&customer, &card).await?;
            Ok(())
        })
    }

    fn detach(&self, card: PaymentMethodId) -> Call<'_, ()> {
        Box::pin(async move {
            self.0.detach_payment_method(&card).await?;
            Ok(())
        })
    }

    fn offered_methods(&self, amount: Money) -> Call<'_, Vec<OfferedMethod>> {
        let request = ConsultRequest {
            order_amount: amount.to_decimal(),
            order_currency: amount.currency().code().to_owned(),
            country: None,
            is_mobile: String::new(),
        };
        Box::pin(async move {
            let methods = self.0.consult(&request).await?.methods;
            Ok(methods.into_iter().map(offered).collect())
        })
    }

    fn charge(&self, order: Order, card: CardPayment) -> Call<'_, Charged> {
        Box::pin(async move {
            let request = ChargeRequest {
                customer_ip: Some(card.shopper_ip),
                platform: Some(card.platform),
                return_url: order.return_url,
                callback_url: order.webhook_url,
                web_site: card.site,
                ..ChargeRequest::of_saved_card(
                    card.card,
                    known(card.customer)?,
                    number(&order.reference)?,
                    order.amount.to_decimal(),
                    order.amount.currency().code().to_owned(),
                )
            };
            let charge = self.0.confirm_charge(&request).await?;
            let payment = charge.trade_no.map(String::from);
            Ok(if charge.info.starts_with(PAID_BEFORE) {
                Charged::Before {
                    payment,
                    info: charge.info,
                }
            } else {
                Charged::Payment(Attempt {
                    payment,
                    status: status(charge.status),
                    info: charge.info,
                    redirect_url: charge.redirect_url.filter(|url| !url.is_empty()),
                })
            })
        })
    }

    fn pay_at_provider(&self, order: Order, method: String) -> Call<'_, Charged> {
        Box::pin(async move {
            let request = LocalPaymentRequest {
                payment_method: method,
                is_mobile: String::new(),
                order: own(order),
            };
            let answer = self.0.local_payment(&request).await?;
            let payment = answer.trade_no.map(String::from);
            let info = answer.order_info.unwrap_or_default();
            if !answer.redirect_url.is_empty() {
                return Ok(Charged::Payment(Attempt {
                    payment,
                    status: PaymentStatus::Pending,
                    info,
                    redirect_url: Some(answer.redirect_url),
                }));
            }
            if answer.order_status == Some(OrderStatus::Fail) {
                return Ok(Charged::Before { payment, info });
            }
            // Nothing to pay there, and nothing said of why.
            Err(CallError::Unanswered)
        })
    }

    fn pay_on_hosted_page(&self, order: Order, page: HostedPage) -> Call<'_, Option<String>> {
        Box::pin(async move {
            let lines = page.lines.into_iter().map(|line| GoodsLine {
                goods_title: Some(line.title),
                goods_count: Some(line.count.to_string()),
                goods_price: Some(line.price),
            });
            let request = CheckoutRequest {
                payment_method: None,
                customer_id: page.customer,
                goods_details: Some(lines.collect()),
                order: own(order),
            };
            let address = self.0.checkout(&request).await?.redirect_url;
            Ok((!address.is_empty()).then_some(address))
        })
    }

    fn payment(&self, id: String) -> Call<'_, Payment> {
        Box::pin(async move {
            let id = TradeNo::parse(&id).map_err(|_| CallError::NotPrepared)?;
            payment(self.0.find_transaction(&id).await?)
        })
    }

    fn payments_of(&self, order: String) -> Call<'_, Vec<Payment>> {
        Box::pin(async move {
            let listing = self.0.list_transactions(&number(&order)?).await?;
            listing.list.into_iter().map(payment).collect()
        })
    }

    fn returned(&self, query: &[(&str, &str)]) -> Option<Returned> {
        let told = self.0.returned(query).ok()?;
        // `400000***3155`.
        let last4 = told.mask_card_no.rsplit('*').next().unwrap_or_default();
        Some(Returned {
            payment: told.trade_no.into(),
            order: told.order_no.into(),
            amount: money(&told.amount, &told.currency)?,
            last4: last4.to_owned(),
            info: told.info,
        })
    }

    fn webhook<'a>(
        &'a self,
        headers: &'a HeaderMap,
        body: &'a [u8],
    ) -> Call<'a, Option<PaymentNews>, WebhookError> {
        Box::pin(async move {
            match self.heard(headers, body).await {
                Ok(event) => Ok(news(event)),
                Err(NotTaken::NotSigned | NotTaken::Old | NotTaken::Ahead) => {
                    Err(WebhookError::NotBelieved)
                }
                Err(NotTaken::Unreadable) => Err(WebhookError::Unreadable),
            }
        })
    }

    fn acknowledgement(&self) -> &'static str {
        ACKNOWLEDGED
    }
}

impl Shop {
    /// Reads a report. One that is ahead says that this machine's clock is behind; how far, the gateway is
    /// asked, since a report is believed about its payment and not about the time.
    async fn heard(&self, headers: &HeaderMap, body: &[u8]) -> Result<Event, NotTaken> {
        let first = self.0.webhook(headers, body);
        if first != Err(NotTaken::Ahead) {
            return first;
        }
        // Where it cannot be asked, the report is refused, and comes again.
        match self.0.set_clock().await {
            Ok(()) => self.0.webhook(headers, body),
            Err(_) => first,
        }
    }
}
