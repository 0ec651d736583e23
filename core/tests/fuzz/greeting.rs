//! The handshake, greeted by strangers in any order.

use payseal_core::bridge::VERSION;
use payseal_core::bridge::handshake::{Handshake, Nonce, Seen, Verdict};
use payseal_core::bridge::origin::Origin;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::arbitrary::text;
use crate::cases;

const HOST: &str = "https://shop.example";

#[derive(Clone, Debug)]
struct Greeting {
    origin: String,
    from_parent: bool,
    version: Option<u32>,
    nonce: Option<String>,
    ports: usize,
}

impl Greeting {
    fn seen(&self) -> Seen<'_> {
        Seen {
            origin: &self.origin,
            from_parent: self.from_parent,
            version: self.version,
            nonce: self.nonce.as_deref(),
            ports: self.ports,
        }
    }

    /// Whether every part is right, found another way than the handshake finds it.
    fn is_right(&self) -> bool {
        let hex = |nonce: &String| {
            nonce.len() == 32 && nonce.chars().all(|c| "0123456789abcdef".contains(c))
        };
        self.origin == HOST
            && self.from_parent
            && self.version == Some(VERSION)
            && self.nonce.as_ref().is_some_and(hex)
            && self.ports == 1
    }
}

prop_compose! {
    fn greeting()(
        origin in prop_oneof![
            6 => Just(HOST.to_owned()),
            1 => (Just(HOST), text()).prop_map(|(host, more)| host.to_owned() + &more),
            1 => select(&["null", "", "*", "http://shop.example", "https://SHOP.example"][..])
                .prop_map(str::to_owned),
        ],
        from_parent in prop::bool::weighted(0.8),
        version in prop_oneof![4 => Just(Some(VERSION)), 1 => of(any::<u32>())],
        nonce in of(prop_oneof![6 => "[0-9a-f]{32}", 1 => "[0-9a-fA-F]{30,34}", 1 => text()]),
        ports in prop_oneof![4 => Just(1_usize), 1 => 0..4_usize],
    ) -> Greeting {
        Greeting { origin, from_parent, version, nonce, ports }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn handshake_takes_the_first_right_greeting_only(
        greetings in prop::collection::vec(greeting(), 0..8),
    ) {
        let mut handshake = Handshake::new(vec![Origin::parse(HOST).unwrap()]);
        let first = greetings.iter().position(Greeting::is_right);
        for (at, greeting) in greetings.iter().enumerate() {
            let before = handshake.host().cloned();
            match handshake.receive(greeting.seen()) {
                Verdict::Accept { host, nonce } => {
                    prop_assert_eq!(Some(at), first, "{:?}", greeting);
                    prop_assert_eq!(host.as_str(), HOST);
                    prop_assert_eq!(Some(nonce.as_str()), greeting.nonce.as_deref());
                }
                Verdict::Ignore => {
                    prop_assert_ne!(Some(at), first, "{:?}", greeting);
                    prop_assert_eq!(handshake.host(), before.as_ref());
                }
            }
        }
    }

    #[test]
    fn handshake_nonce_is_thirty_two_hexadecimal_digits(
        text in prop_oneof!["[0-9a-f]{32}", "[0-9a-g]{31,33}", text()],
    ) {
        let hex = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        prop_assert_eq!(Nonce::parse(&text).is_some(), text.len() == 32 && hex);
    }
}
