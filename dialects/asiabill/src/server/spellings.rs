//! How AsiaBill spells what has one of several values: ways to pay, the ends of a hold, how far a
//! consent goes. Where a payment stands is in [`super::payment_words`].

use payseal_engine::store::{AllowRedisplay, HoldState, PaymentMethodType, Provider};

/// `paymentMethod` of a card.
const CARD: &str = "Credit Card";

/// `paymentMethod` of a provider.
pub(super) const fn provider(provider: Provider) -> &'static str {
    match provider {
        Provider::Alipay => "Alipay",
        Provider::WeChatPay => "WeChatPay",
        Provider::Klarna => "klarna",
        Provider::Ideal => "ideal",
        Provider::Bancontact => "bcmc",
        Provider::Giropay => "giropay",
        Provider::P24 => "p24",
        Provider::Gcash => "GCASH",
        Provider::KakaoPay => "KAKAOPAY",
        Provider::Sepa => "sepa",
    }
}

/// The provider that a word means, in any case: the vendor's own clients differ.
pub(super) fn provider_of(word: &str) -> Option<Provider> {
    let is_meant = |one: &Provider| provider(*one).eq_ignore_ascii_case(word);
    Provider::ALL.iter().copied().find(is_meant)
}

/// `paymentMethod`.
pub(super) const fn method_type(method: PaymentMethodType) -> &'static str {
    match method {
        PaymentMethodType::Card => CARD,
        PaymentMethodType::Provider(one) => provider(one),
    }
}

/// The way to pay that a word means, in any case.
pub(super) fn method_type_of(word: &str) -> Option<PaymentMethodType> {
    if word.eq_ignore_ascii_case(CARD) {
        return Some(PaymentMethodType::Card);
    }
    provider_of(word).map(PaymentMethodType::Provider)
}

/// `captureStatus`, and the end of a webhook's type.
pub(super) const fn hold(state: HoldState) -> &'static str {
    match state {
        HoldState::Held => "held",
        HoldState::Captured => "captured",
        HoldState::Void => "void",
    }
}

/// `allowRedisplay`.
pub(super) const fn redisplay(redisplay: AllowRedisplay) -> &'static str {
    match redisplay {
        AllowRedisplay::Always => "always",
        AllowRedisplay::Limited => "limited",
        AllowRedisplay::Unspecified => "unspecified",
    }
}

/// What a word of `redisplay` means.
pub(super) fn redisplay_of(word: &str) -> Option<AllowRedisplay> {
    let is_meant = |one: &AllowRedisplay| redisplay(*one) == word;
    AllowRedisplay::ALL.iter().copied().find(is_meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_its_own_and_is_read_in_any_case() {
        for method in PaymentMethodType::all() {
            let word = method_type(method);
            for word in [word.to_owned(), word.to_uppercase(), word.to_lowercase()] {
                assert_eq!(method_type_of(&word), Some(method), "{word}");
            }
        }
        for word in ["", "alipay ", "cash", "wechat_pay", "card"] {
            assert_eq!(method_type_of(word), None, "{word}");
        }
        assert_eq!(provider_of(CARD), None);
        for redisplay in AllowRedisplay::ALL {
            assert_eq!(redisplay_of(super::redisplay(*redisplay)), Some(*redisplay));
        }
    }
}
