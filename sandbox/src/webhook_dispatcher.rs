//! The webhook dispatcher: a task that settles payments when their time comes and carries webhooks
//! to merchants, each in the words of its event's dialect. It sleeps until the clock shows the next moment or a
//! payment changes. It calls nothing but this machine, follows no redirect, and reads no more of an
//! answer than it needs.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use tokio::task::JoinSet;

use payseal_engine::clock::Moment;
use payseal_engine::ledger::Delivery;
use payseal_engine::secret;
use payseal_engine::store::Outcome;
use payseal_gateway::gateway::Gateway;

/// How long a merchant may take to acknowledge.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to wait after the store failed.
const PAUSE: Duration = Duration::from_secs(15);

/// The most that is read of an answer.
const MAX_ANSWER: usize = 1024;

/// Works until the sandbox stops.
pub(crate) async fn work(gateway: Gateway) {
    let client = match client() {
        Ok(client) => client,
        Err(error) => {
            tracing::error!(%error, "webhooks cannot be sent; restart the sandbox");
            return;
        }
    };
    let mut news = gateway.ledger.news();
    let mut sends = JoinSet::new();
    loop {
        news.mark_unchanged();
        let taken = gateway
            .ledger
            .run(|book| {
                let taken = book.take_deliveries()?;
                Ok((taken, book.next_due()?))
            })
            .await;
        let next = match taken {
            Ok((deliveries, next)) => {
                for delivery in deliveries {
                    sends.spawn(carry(gateway.clone(), client.clone(), delivery));
                }
                next
            }
            Err(fault) => {
                tracing::error!(error = %fault, "webhooks could not be read; trying again");
                Some(gateway.clock.now().after(PAUSE))
            }
        };
        tokio::select! {
            () = gateway.stopping() => return,
            () = reaches(&gateway, next) => {}
            _ = news.changed() => {}
        }
        while sends.try_join_next().is_some() {}
    }
}

async fn reaches(gateway: &Gateway, moment: Option<Moment>) {
    match moment {
        Some(moment) => gateway.clock.reaches(moment).await,
        None => std::future::pending().await,
    }
}

async fn carry(gateway: Gateway, client: Client, delivery: Delivery) {
    let payment_id = delivery.payment.as_ref().map(|it| it.id.clone());
    let outcome = match send(&gateway, &client, &delivery).await {
        Ok(true) => Outcome::Acknowledged,
        Ok(false) => {
            tracing::info!(
                payment_id,
                sends = delivery.sends,
                "a webhook was not acknowledged"
            );
            return;
        }
        Err(Unsent::Forbidden) => {
            tracing::warn!(
                payment_id,
                "a webhook is not sent: the sandbox calls http on this machine only, such as \
                 http://127.0.0.1:4000/ or http://shop.localhost:4000/; change the callbackUrl"
            );
            Outcome::Refused
        }
        Err(Unsent::Failed(reason)) => {
            tracing::error!(payment_id, reason, "a webhook could not be made");
            return;
        }
    };
    let id = delivery.id;
    if let Err(fault) = gateway
        .ledger
        .run(move |book| book.end_delivery(id, outcome))
        .await
    {
        tracing::error!(error = %fault, payment_id, "a webhook's end could not be written");
    }
}

/// Why a webhook was not sent at all.
enum Unsent {
    /// Its address is not on this machine.
    Forbidden,
    /// It could not be made.
    Failed(&'static str),
}

/// Sends once; whether it was acknowledged.
async fn send(gateway: &Gateway, client: &Client, delivery: &Delivery) -> Result<bool, Unsent> {
    let address = on_this_machine(&delivery.url).ok_or(Unsent::Forbidden)?;
    let event = &delivery.event;
    let account = gateway
        .accounts
        .find(&event.account)
        .ok_or(Unsent::Failed("its account is not configured"))?;
    let id = secret::mint().map_err(|_| Unsent::Failed("there is no randomness"))?;
    let now = gateway.clock.now();
    let dialect = gateway
        .dialect_called(&event.dialect)
        .ok_or(Unsent::Failed("nobody here speaks its dialect"))?;
    let message = dialect
        .webhook(account, delivery, &id, now)
        .ok_or(Unsent::Failed("its dialect has no words for it"))?;
    let request = client
        .post(address)
        .headers(message.headers)
        .body(message.body);
    // A line that breaks is no acknowledgement, and nothing more.
    let Ok(mut response) = request.send().await else {
        return Ok(false);
    };
    let status = response.status().as_u16();
    let mut said = Vec::new();
    while let Ok(Some(part)) = response.chunk().await {
        said.extend_from_slice(&part);
        if said.len() > MAX_ANSWER {
            return Ok(false);
        }
    }
    Ok(dialect.acknowledges(status, &said))
}

/// The address, when it is one of this machine.
fn on_this_machine(text: &str) -> Option<Url> {
    let address = Url::parse(text).ok()?;
    let host = address.host_str()?;
    let literal = host.trim_start_matches('[').trim_end_matches(']');
    let loopback = match literal.parse::<IpAddr>() {
        Ok(ip) => ip.is_loopback(),
        Err(_) => is_local(host),
    };
    (address.scheme() == "http" && loopback).then_some(address)
}

fn is_local(name: &str) -> bool {
    name == "localhost" || name.ends_with(".localhost")
}

/// Knows the names of this machine and no others, whatever the network would say of them.
struct LocalNames;

impl Resolve for LocalNames {
    fn resolve(&self, name: Name) -> Resolving {
        let known = is_local(name.as_str());
        Box::pin(async move {
            if !known {
                return Err("only names of this machine are called".into());
            }
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
            Ok(Box::new(std::iter::once(address)) as Addrs)
        })
    }
}

fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .dns_resolver(Arc::new(LocalNames))
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_called() {
        for address in [
            "http://127.0.0.1:4000/hook",
            "http://127.1.2.3/",
            "http://[::1]:4000/hook?a=b",
            "http://localhost/",
            "http://shop.localhost:4000/api/webhooks/asiabill",
        ] {
            assert!(on_this_machine(address).is_some(), "{address}");
        }
        for address in [
            "https://shop.localhost/",
            "http://shop.example/",
            "http://localhost.example/",
            "http://notlocalhost/",
            "http://127.0.0.1.nip.io/",
            "http://127.0.0.1@shop.example/",
            "http://192.168.0.1/",
            "http://0.0.0.0/",
            "http://[::]/",
            "http://[fe80::1]/",
            "file:///etc/hosts",
            "shop.localhost",
            "",
        ] {
            assert!(on_this_machine(address).is_none(), "{address}");
        }
    }
}
