//! The table itself: one entry per brand. Data only.

use super::Brand;
use super::prefixes::{ELO_PREFIXES, MADA_PREFIXES, Prefixes, TROY_PREFIXES, p, span};

/// What is known about one brand.
pub(super) struct Facts {
    pub(super) name: &'static str,
    pub(super) slug: &'static str,
    pub(super) prefixes: &'static [Prefixes],
    pub(super) lengths: &'static [u8],
    pub(super) gaps: &'static [u8],
    pub(super) cvc_len: u8,
    pub(super) cvc_name: &'static str,
    pub(super) luhn: bool,
    pub(super) beside: &'static [Brand],
    pub(super) unlisted: bool,
}

const FOURS: &[u8] = &[4, 8, 12, 16];

/// Sources: ISO/IEC 7812, and the ranges that the networks and the Brazilian, Indian, Saudi, Argentine and
/// Nigerian acquirers publish for merchants, brand by brand in docs/brands.md.
///
/// Left out on purpose: 13-digit Visa and 15-digit JCB (no longer issued); 622126–622925 as
/// Discover (they are UnionPay cards that Discover merchants take); 353 and 356 as RuPay (JCB's numbers);
/// prefixes of eight digits, which are typed too late. A brand without prefixes is one whose numbers are
/// another brand's: the gateway alone can tell it.
pub(super) const fn facts(brand: Brand) -> &'static Facts {
    match brand {
        Brand::Visa => VISA,
        Brand::Mastercard => MASTERCARD,
        Brand::Amex => AMEX,
        Brand::Discover => DISCOVER,
        Brand::Diners => DINERS,
        Brand::Jcb => JCB,
        Brand::UnionPay => UNION_PAY,
        Brand::Maestro => MAESTRO,
        Brand::Elo => ELO,
        Brand::Mir => MIR,
        Brand::RuPay => RU_PAY,
        Brand::Troy => TROY,
        Brand::Hipercard => HIPERCARD,
        Brand::Mada => MADA,
        Brand::CartesBancaires => CARTES_BANCAIRES,
        Brand::Dankort => DANKORT,
        Brand::Bancontact => BANCONTACT,
        Brand::Verve => VERVE,
        Brand::Uatp => UATP,
        Brand::EftposAustralia => EFTPOS_AUSTRALIA,
        Brand::Bc => BC,
        Brand::Cabal => CABAL,
        Brand::Naranja => NARANJA,
        Brand::Argencard => ARGENCARD,
    }
}

const VISA: &Facts = &Facts {
    name: "Visa",
    slug: "visa",
    prefixes: &[p(4)],
    lengths: &[16, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const MASTERCARD: &Facts = &Facts {
    name: "Mastercard",
    slug: "mastercard",
    prefixes: &[span(51, 55), span(2221, 2720)],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVC",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const AMEX: &Facts = &Facts {
    name: "American Express",
    slug: "amex",
    prefixes: &[p(34), p(37)],
    lengths: &[15],
    gaps: &[4, 10],
    cvc_len: 4,
    cvc_name: "CID",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const DISCOVER: &Facts = &Facts {
    name: "Discover",
    slug: "discover",
    prefixes: &[p(65), span(644, 649), p(6011)],
    lengths: &[16, 17, 18, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CID",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const DINERS: &Facts = &Facts {
    name: "Diners Club",
    slug: "diners",
    prefixes: &[p(36), span(38, 39), span(300, 305), p(3095)],
    lengths: &[14, 15, 16, 17, 18, 19],
    gaps: &[4, 10],
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const JCB: &Facts = &Facts {
    name: "JCB",
    slug: "jcb",
    prefixes: &[span(3528, 3589)],
    lengths: &[16, 17, 18, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CAV",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const UNION_PAY: &Facts = &Facts {
    name: "UnionPay",
    slug: "unionpay",
    prefixes: &[p(62), span(8100, 8171)],
    lengths: &[16, 17, 18, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVN",
    // Some issuers' numbers carry no check digit.
    luhn: false,
    beside: &[],
    unlisted: false,
};

const MAESTRO: &Facts = &Facts {
    name: "Maestro",
    slug: "maestro",
    prefixes: &[p(50), span(56, 58), p(63), p(67)],
    lengths: &[12, 13, 14, 15, 16, 17, 18, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVC",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const ELO: &Facts = &Facts {
    name: "Elo",
    slug: "elo",
    prefixes: ELO_PREFIXES,
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVE",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const MIR: &Facts = &Facts {
    name: "Mir",
    slug: "mir",
    prefixes: &[span(2200, 2204)],
    lengths: &[16, 17, 18, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVP",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const RU_PAY: &Facts = &Facts {
    name: "RuPay",
    slug: "rupay",
    prefixes: &[
        span(508_500, 508_999),
        span(606_985, 607_984),
        span(608_001, 608_500),
        span(652_150, 653_149),
        span(817_200, 820_199),
    ],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const TROY: &Facts = &Facts {
    name: "Troy",
    slug: "troy",
    prefixes: TROY_PREFIXES,
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    // Abroad, those that start with 65 are Discover's.
    beside: &[Brand::Discover],
    unlisted: false,
};

const HIPERCARD: &Facts = &Facts {
    name: "Hipercard",
    slug: "hipercard",
    prefixes: &[
        p(384_100),
        p(384_140),
        p(384_160),
        p(606_282),
        p(637_095),
        p(637_568),
        p(637_599),
        p(637_609),
        p(637_612),
    ],
    lengths: &[16, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVC",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const MADA: &Facts = &Facts {
    name: "mada",
    slug: "mada",
    prefixes: MADA_PREFIXES,
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[Brand::Visa, Brand::Mastercard],
    unlisted: false,
};

const CARTES_BANCAIRES: &Facts = &Facts {
    name: "Cartes Bancaires",
    slug: "cartes_bancaires",
    prefixes: &[],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[Brand::Visa, Brand::Mastercard],
    unlisted: true,
};

const DANKORT: &Facts = &Facts {
    name: "Dankort",
    slug: "dankort",
    prefixes: &[p(5019)],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[Brand::Visa],
    unlisted: true,
};

const BANCONTACT: &Facts = &Facts {
    name: "Bancontact",
    slug: "bancontact",
    prefixes: &[p(6703), p(479_658), p(606_005)],
    lengths: &[16, 17, 18, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[Brand::Visa, Brand::Mastercard, Brand::Maestro],
    unlisted: false,
};

const VERVE: &Facts = &Facts {
    name: "Verve",
    slug: "verve",
    prefixes: &[
        span(506_099, 506_198),
        span(507_865, 507_964),
        span(650_002, 650_027),
    ],
    lengths: &[16, 18, 19],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const UATP: &Facts = &Facts {
    name: "UATP",
    slug: "uatp",
    prefixes: &[p(1)],
    lengths: &[15],
    gaps: &[4, 9],
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const EFTPOS_AUSTRALIA: &Facts = &Facts {
    name: "eftpos",
    slug: "eftpos_australia",
    prefixes: &[],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[Brand::Visa, Brand::Mastercard],
    unlisted: true,
};

const BC: &Facts = &Facts {
    name: "BC",
    slug: "bc",
    prefixes: &[],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[
        Brand::Visa,
        Brand::Mastercard,
        Brand::UnionPay,
        Brand::Jcb,
        Brand::Diners,
    ],
    unlisted: true,
};

const CABAL: &Facts = &Facts {
    name: "Cabal",
    slug: "cabal",
    prefixes: &[p(589_657), p(603_522), span(604_201, 604_400)],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[],
    unlisted: false,
};

const NARANJA: &Facts = &Facts {
    name: "Naranja",
    slug: "naranja",
    prefixes: &[p(402_918), p(527_572), p(589_562)],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[Brand::Visa, Brand::Mastercard],
    unlisted: false,
};

const ARGENCARD: &Facts = &Facts {
    name: "Argencard",
    slug: "argencard",
    prefixes: &[p(501_105)],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
    beside: &[Brand::Mastercard, Brand::Maestro],
    unlisted: false,
};
