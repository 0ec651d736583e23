//! The table itself: one entry per brand. Data only.

use super::Brand;

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
}

/// Prefixes `first..=last`, all with the same number of digits.
#[derive(Clone, Copy, Debug)]
pub(in crate::card) struct Prefixes {
    pub(in crate::card) first: u32,
    pub(in crate::card) last: u32,
}

const fn p(prefix: u32) -> Prefixes {
    span(prefix, prefix)
}

const fn span(first: u32, last: u32) -> Prefixes {
    Prefixes { first, last }
}

const FOURS: &[u8] = &[4, 8, 12, 16];

/// Sources: ISO/IEC 7812, the networks' and Brazilian and Indian acquirers' published ranges.
/// Left out on purpose: 13-digit Visa and 15-digit JCB (no longer issued); 622126–622925 as
/// Discover (they are UnionPay cards that Discover merchants take); 353 and 356 as RuPay and 65 as
/// Troy (co-badged: JCB and Discover numbers).
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
};

const TROY: &Facts = &Facts {
    name: "Troy",
    slug: "troy",
    prefixes: &[p(9792)],
    lengths: &[16],
    gaps: FOURS,
    cvc_len: 3,
    cvc_name: "CVV",
    luhn: true,
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
};

const ELO_PREFIXES: &[Prefixes] = &[
    span(401_178, 401_179),
    p(431_274),
    p(438_935),
    p(451_416),
    p(457_393),
    span(457_631, 457_632),
    p(504_175),
    span(506_699, 506_778),
    span(509_000, 509_999),
    p(627_780),
    p(636_297),
    p(636_368),
    span(650_031, 650_033),
    span(650_035, 650_051),
    span(650_405, 650_439),
    span(650_485, 650_538),
    span(650_541, 650_598),
    span(650_700, 650_718),
    span(650_720, 650_727),
    span(650_901, 650_978),
    span(651_652, 651_679),
    span(655_000, 655_019),
    span(655_021, 655_058),
];

impl Prefixes {
    /// How many digits each of these prefixes has.
    pub(in crate::card) const fn len(self) -> u32 {
        self.first.ilog10() + 1
    }
}
