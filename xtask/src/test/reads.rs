//! Who reads files that are in no folder of theirs: written down, since no manifest says so.

/// Whoever reads a folder or file that is not its own.
pub(super) struct Read {
    pub(super) of: &'static str,
    /// It is compiled into these, so that whatever stands on them is affected.
    pub(super) compiled_into: &'static [&'static str],
    /// Their tests look at it.
    pub(super) tests_of: &'static [&'static str],
    pub(super) others: &'static [Other],
}

/// What else than native tests.
#[derive(Clone, Copy)]
pub(super) enum Other {
    Scripts,
    Wasm,
    /// Every scenario.
    Browsers,
    /// Scenarios with this in their names.
    About(&'static str),
}

use Other::{About, Browsers, Scripts, Wasm};

const fn read(
    of: &'static str,
    compiled_into: &'static [&'static str],
    tests_of: &'static [&'static str],
    others: &'static [Other],
) -> Read {
    Read {
        of,
        compiled_into,
        tests_of,
        others,
    }
}

const SANDBOX: &str = "payseal-sandbox";
pub(super) const FRAME: &str = "payseal";

/// The first that fits counts. The tests of `xtask` look at every source and page, and are always run.
pub(super) const READS: &[Read] = &[
    read(
        "www/frame/",
        &[FRAME],
        &["payseal-core"],
        &[Scripts, Wasm, Browsers],
    ),
    read(
        "www/icons/",
        &[FRAME, "payseal-alipay-plus", SANDBOX],
        &[],
        &[Browsers],
    ),
    read("www/checkout/", &[SANDBOX], &[], &[]),
    read("www/shop/", &[SANDBOX], &[], &[Scripts]),
    read("www/loader/test/", &[], &[], &[Scripts]),
    read(
        "www/loader/stripe",
        &[],
        &[SANDBOX],
        &[Scripts, About("stripe")],
    ),
    read("www/loader/react/", &[], &[], &[Scripts, About("react")]),
    read("www/loader/vue/", &[], &[], &[Scripts, About("frameworks")]),
    read(
        "www/loader/svelte/",
        &[],
        &[],
        &[Scripts, About("frameworks")],
    ),
    read(
        "www/loader/asiabill/",
        &[],
        &[],
        &[Scripts, About("asiabill")],
    ),
    read(
        "www/loader/server",
        &[],
        &[SANDBOX],
        &[Scripts, About("frameworks")],
    ),
    read(
        "www/loader/frameworks/",
        &["payseal-yew"],
        &["payseal-core", "payseal-engine", SANDBOX],
        &[Scripts, Browsers],
    ),
    read(
        "www/loader/",
        &[],
        &["payseal-core", "payseal-engine", SANDBOX],
        &[Scripts, Browsers],
    ),
    read("yew/", &["payseal-yew"], &[], &[About("frameworks")]),
    read("index.html", &[FRAME], &[], &[]),
    read("Trunk.toml", &[FRAME], &[], &[]),
    read("tests/browser/", &[], &[FRAME], &[Wasm]),
    read("tests/view/", &[], &[FRAME], &[]),
    read("tests/reference/", &[], &["payseal-core"], &[]),
    read(
        "dialects/alipay_plus/tests/official/",
        &[],
        &["payseal-alipay-plus", SANDBOX],
        &[],
    ),
    read("sandbox/npm/", &[], &[], &[Scripts]),
    read(
        "host/src/account_unknown.js",
        &["payseal-host"],
        &[],
        &[Scripts],
    ),
    read(
        "core/src/text/sentences/",
        &["payseal-core"],
        &[],
        &[Scripts],
    ),
    read("deploy/", &[], &["payseal-host"], &[]),
    read(
        "docs/server/",
        &[],
        &[SANDBOX, "payseal-asiabill"],
        &[Scripts],
    ),
    read("docs/deploy.md", &[], &["payseal-host"], &[Scripts]),
    read(
        "docs/start.md",
        &["payseal-yew"],
        &[],
        &[Scripts, About("start")],
    ),
    read("docs/coverage.md", &[], &[SANDBOX], &[]),
    read("docs/", &[], &[], &[Scripts]),
    read("examples/stripe/", &[], &[], &[About("stripe")]),
    read("examples/alipay-plus/", &[], &[], &[About("alipay")]),
    read("examples/react-vite/", &[], &[], &[Scripts, About("react")]),
    read("examples/frameworks/", &[], &[], &[About("frameworks")]),
    read(".github/", &[], &[], &[Scripts]),
    read("xtask/src/build/", &[], &[], &[Scripts, Wasm, Browsers]),
    read("xtask/src/main.rs", &[], &[], &[Scripts]),
    read("xtask/", &[], &[], &[]),
    read("ARCHITECTURE.md", &[], &[], &[]),
    read("CHANGELOG.md", &[], &[], &[]),
    read("CONTRIBUTING.md", &[], &[], &[]),
    read("README.md", &[], &[], &[Scripts]),
    read("README.zh-Hans.md", &[], &[], &[]),
    read("SECURITY.md", &[], &[], &[]),
    read("_typos.toml", &[], &[], &[]),
    read("clippy.toml", &[], &[], &[]),
    read("deny.toml", &[], &[], &[]),
    read("rustfmt.toml", &[], &[], &[]),
];

/// Parts of the loader whose tests begin with their name and look at nothing else.
pub(super) const PARTS: [&str; 5] = ["asiabill", "react", "stripe", "svelte", "vue"];

/// What a dialect's scenarios are called. The frame's calls are AsiaBill's dialect, so that one affects all.
pub(super) const DIALECTS: [(&str, &str); 2] = [
    ("dialects/stripe/", "stripe"),
    ("dialects/alipay_plus/", "alipay"),
];
