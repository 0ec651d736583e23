//! `consult`: which cards can pay an amount, by region, with their marks.

use payseal_core::money::Money;
use payseal_gateway::gateway::Gateway;

use crate::entrance::{Answered, Caller, written};
use crate::instalments;
use crate::regions::{REGIONS, Region};
use crate::wire::codes::Code;
use crate::wire::consult::{
    CardBrand, ConsultAnswer, ConsultRequest, Logo, PaymentOption, PaymentOptionDetail,
};
use crate::wire::endpoint::Endpoint;
use crate::wire::pay::CARD;
use crate::wire::text::Text;
use crate::wire::{Refused, read};
use crate::{logos, shown_card};

/// Where merchants are, by the vendor's reference.
const MERCHANT_REGIONS: [&str; 9] = ["US", "SG", "HK", "PK", "JP", "CN", "BR", "AU", "MY"];

pub(crate) fn consult(gateway: &Gateway, _caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: ConsultRequest = read(body)?;
    let merchant = request.merchant_region.as_ref().map(Text::as_str);
    if merchant.is_some_and(|region| !MERCHANT_REGIONS.contains(&region)) {
        return Err(Refused::because(
            Code::ParamIllegal,
            "merchantRegion is none of a merchant's",
        ));
    }
    let amount = request.payment_amount.money()?;
    let names = |list: &[Text<64>]| list.iter().any(|name| name.as_str() == CARD);
    let allowed = &request.allowed_payment_methods;
    let is_allowed = allowed.is_empty() || names(allowed);
    let mut regions: Vec<&Region> = REGIONS
        .iter()
        .filter(|region| is_asked(region, &request.allowed_payment_method_regions))
        .collect();
    if !is_allowed || names(&request.blocked_payment_methods) || regions.is_empty() {
        Endpoint::Consult.refuse(vec![Code::NoPayOptions.into()])?;
    }
    // What is of the shopper's country stands first; else the order is as it was.
    let home = request.user_region.as_ref().map(Text::as_str);
    regions.sort_by_key(|region| home != Some(region.word));
    written(&ConsultAnswer {
        result: Code::Success.into(),
        payment_options: regions
            .into_iter()
            .map(|region| option(region, amount, &gateway.origin))
            .collect(),
    })
}

fn is_asked(region: &Region, asked: &[Text<6>]) -> bool {
    asked.is_empty() || asked.iter().any(|word| word.as_str() == region.word)
}

fn option(region: &Region, amount: Money, origin: &str) -> PaymentOption {
    let disable_reason = region.ineligible(amount);
    let detail = || PaymentOptionDetail {
        support_card_brands: region
            .brands
            .iter()
            .map(|brand| CardBrand {
                card_brand: shown_card::brand(*brand),
                logo: Logo {
                    logo_name: shown_card::brand(*brand),
                    logo_url: Some(logos::address(origin, *brand)),
                },
            })
            .chain(region.issuers.iter().map(|issuer| CardBrand {
                card_brand: issuer,
                logo: Logo {
                    logo_name: issuer,
                    logo_url: None,
                },
            }))
            .collect(),
        funding: vec!["CREDIT", "DEBIT"],
    };
    PaymentOption {
        payment_method_type: CARD,
        payment_method_category: CARD,
        payment_method_region: [region.word],
        enabled: disable_reason.is_none(),
        payment_option_detail: disable_reason.is_none().then(detail),
        installment: instalments::of_region(region, amount).filter(|_| disable_reason.is_none()),
        disable_reason,
        logo: Logo {
            logo_name: "Card",
            logo_url: Some(logos::of_cards(origin)),
        },
    }
}
