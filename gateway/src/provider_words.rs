//! The providers' words in the forms of the payment page and in the addresses of their marks. Pages
//! that link a mark know them, so that they stay what they are.

use payseal_engine::store::Provider;

/// A provider's word.
pub const fn word(provider: Provider) -> &'static str {
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

/// The provider that a word means, in any case.
pub fn provider_of(text: &str) -> Option<Provider> {
    let is_meant = |one: &Provider| word(*one).eq_ignore_ascii_case(text);
    Provider::ALL.iter().copied().find(is_meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_its_own_and_is_read_in_any_case() {
        for provider in Provider::ALL {
            for text in [
                word(*provider).to_lowercase(),
                word(*provider).to_uppercase(),
            ] {
                assert_eq!(provider_of(&text), Some(*provider), "{text}");
            }
        }
        assert_eq!(provider_of("card"), None);
    }
}
