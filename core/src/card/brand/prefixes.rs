//! What numbers begin with: ranges of prefixes, and those lists of them that are long.

use std::fmt;

/// Prefixes `first..=last`, all with the same number of digits: the first of them, and in the twelve
/// lowest bits how many follow it. There are some two hundred, and each weighs in the frame's wasm.
#[derive(Clone, Copy)]
pub(in crate::card) struct Prefixes(u32);

const MORE: u32 = 12;

pub(super) const fn p(prefix: u32) -> Prefixes {
    span(prefix, prefix)
}

pub(super) const fn span(first: u32, last: u32) -> Prefixes {
    Prefixes(first << MORE | (last - first))
}

impl fmt::Debug for Prefixes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..={}", self.first(), self.last())
    }
}

impl Prefixes {
    /// The least of them.
    pub(in crate::card) const fn first(self) -> u32 {
        self.0 >> MORE
    }

    /// The greatest of them.
    pub(in crate::card) const fn last(self) -> u32 {
        self.first() + (self.0 & ((1 << MORE) - 1))
    }

    /// How many digits each of these prefixes has.
    pub(in crate::card) const fn len(self) -> u32 {
        self.first().ilog10() + 1
    }
}

pub(super) const ELO_PREFIXES: &[Prefixes] = &[
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
    span(636_297, 636_298),
    p(636_368),
    span(650_031, 650_033),
    span(650_035, 650_051),
    span(650_057, 650_081),
    span(650_405, 650_439),
    span(650_485, 650_538),
    span(650_541, 650_598),
    span(650_700, 650_718),
    span(650_720, 650_727),
    span(650_901, 650_978),
    span(651_652, 651_704),
    span(655_000, 655_019),
    span(655_021, 655_058),
];

pub(super) const TROY_PREFIXES: &[Prefixes] = &[
    p(9792),
    p(650_052),
    span(650_082, 650_083),
    p(650_092),
    p(650_161),
    p(650_170),
    p(650_173),
    p(650_175),
    p(650_268),
    p(650_271),
    span(650_273, 650_274),
    span(650_456, 650_457),
    p(650_836),
    span(650_846, 650_850),
    p(650_987),
    p(650_990),
    p(654_997),
    p(657_366),
    p(657_998),
    p(658_758),
    span(658_767, 658_768),
];

pub(super) const MADA_PREFIXES: &[Prefixes] = &[
    p(403_024),
    p(406_136),
    p(406_996),
    p(407_197),
    p(407_395),
    p(409_201),
    p(410_621),
    p(410_685),
    p(412_565),
    p(417_633),
    p(419_593),
    p(420_132),
    p(421_141),
    span(422_817, 422_819),
    p(428_331),
    span(428_671, 428_673),
    p(431_361),
    p(432_328),
    p(434_107),
    p(439_954),
    p(440_533),
    p(440_647),
    p(440_795),
    p(445_564),
    p(446_393),
    p(446_404),
    p(446_672),
    p(455_036),
    p(455_708),
    p(457_865),
    p(457_997),
    p(458_456),
    p(462_220),
    span(468_540, 468_543),
    p(474_491),
    span(483_010, 483_012),
    p(484_783),
    span(486_094, 486_096),
    span(489_318, 489_319),
    p(504_300),
    p(506_968),
    p(508_160),
    p(513_213),
    p(520_058),
    p(521_076),
    p(524_130),
    p(524_514),
    p(529_415),
    p(529_741),
    p(530_060),
    p(530_906),
    p(531_095),
    p(531_196),
    p(532_013),
    p(535_825),
    p(535_989),
    p(536_023),
    p(537_767),
    p(543_085),
    p(543_357),
    p(549_760),
    p(554_180),
    p(558_563),
    p(585_265),
    span(588_845, 588_851),
    span(588_982, 588_983),
    p(589_005),
    p(589_206),
    p(604_906),
    p(605_141),
    p(636_120),
    span(968_201, 968_211),
];
