//! What is in the site, in which order, and what is not.

/// A page: the file that it is from, its file in the site, and its name in the list.
type Entry = (&'static str, &'static str, &'static str);

pub(super) const CHAPTERS: &[(&str, &[Entry])] = &[
    (
        "Start",
        &[
            (
                "docs/start.md",
                "index.html",
                "Five minutes to the first payment",
            ),
            (
                "docs/start.zh-Hans.md",
                "start.zh-Hans.html",
                "五分钟完成第一笔付款",
            ),
            (
                "www/loader/README.md",
                "package.html",
                "The package: calls, options, events",
            ),
            ("docs/testing.md", "testing.html", "Testing"),
            ("docs/errors.md", "errors.html", "Errors"),
            ("docs/languages.md", "languages.html", "Languages"),
            ("docs/brands.md", "brands.html", "Card brands"),
        ],
    ),
    (
        "Your server",
        &[
            (
                "docs/server/README.md",
                "server.html",
                "What it signs and verifies",
            ),
            (
                "docs/server/README.zh-Hans.md",
                "server.zh-Hans.html",
                "商户的服务器",
            ),
            (
                "docs/server/charge.md",
                "charge.html",
                "A complete /api/charge",
            ),
        ],
    ),
    (
        "From another form",
        &[
            (
                "docs/migrate-from-asiabill.md",
                "migrate-from-asiabill.html",
                "From AsiaBill's script",
            ),
            (
                "docs/migrate-from-asiabill.zh-Hans.md",
                "migrate-from-asiabill.zh-Hans.html",
                "从 AsiaBill 的脚本迁移",
            ),
            (
                "docs/migrate-from-stripe-elements.md",
                "migrate-from-stripe-elements.html",
                "From Stripe Elements",
            ),
            (
                "docs/stripe-elements.md",
                "stripe-elements.html",
                "A page that loads Stripe.js",
            ),
        ],
    ),
    (
        "Security",
        &[
            (
                "docs/security.md",
                "security.html",
                "Controls, and the tests of each",
            ),
            ("SECURITY.md", "report.html", "Reporting a vulnerability"),
        ],
    ),
    (
        "Gateways",
        &[
            ("docs/deploy.md", "deploy.html", "Running the host"),
            (
                "docs/performance.md",
                "performance.html",
                "Download size and response time",
            ),
            (
                "docs/scale.md",
                "scale.html",
                "What 10,000 checkouts a second need",
            ),
            (
                "docs/protocol.md",
                "protocol.html",
                "Messages between page and frame",
            ),
            ("docs/asiabill.md", "asiabill.html", "AsiaBill's interface"),
            ("docs/stripe.md", "stripe.html", "Stripe's interface"),
            (
                "docs/alipay-plus.md",
                "alipay-plus.html",
                "Alipay+'s interface",
            ),
            ("docs/features.md", "features.html", "Features, row by row"),
            ("sandbox/npm/README.md", "sandbox.html", "The sandbox"),
        ],
    ),
];

/// Pages of `docs/` for those who change Payseal, not for those who use it.
#[cfg(test)]
pub(super) const LEFT_OUT: &[&str] = &["docs/controls.md", "docs/coverage.md", "docs/fuzzing.md"];
