//! A merchant's page, as data: what is in its head, around the form, and in its script.

use std::time::{SystemTime, UNIX_EPOCH};

use payseal_core::text::Locale;
use payseal_e2e::pages::TestCard;

use crate::calendar;

/// The element that the form is mounted into, and the button beside it, as README's own embed has them.
pub(crate) const EMBED: &str = r#"<div id="card"></div> <button id="pay">Pay</button>"#;

/// What a merchant's own script does: it makes an element, mounts it, and pays or saves when the button
/// is pressed. `{…}` are filled in by the server that serves the page.
pub(crate) const MERCHANT: &str = "const element = window.makeElement();
element.mount('#card');
document.querySelector('#pay').onclick = () => window.press(element);";

/// What every script of a street's page begins with. `makeElement` is the call that README shows; the rest
/// keeps what the page was told, for the visitor to read.
pub(crate) const PRELUDE: &str = "{
const mode = new URLSearchParams(location.search).get('mode') ?? 'payment';
// Every visit is another order.
const street = { told: null, errors: [], order: Math.floor(Math.random() * 1e9), settled: false };
window.street = street;
window.makeElement = (more = {}) => {
  const element = window.Payseal({ account: '{account}' }).createPaymentElement({
    mode,
    sessionToken: mode === 'setup' ? '/api/session-token' : '/api/session-token?for=checkout&amount=24.00',
    ...(mode === 'setup' ? {} : { customerId: '{customer}' }),
    ...more,
  });
  for (const name of ['error', 'loaderror']) element.on(name, (event) => street.errors.push([name, event]));
  return element;
};
window.press = async (element) => {
  street.element = element;
  street.told = null;
  street.told = mode === 'setup'
    ? await element.createPaymentMethod()
    : await element.confirm({ charge: '/api/checkout/charge?amount=24.00&back=/returned', attempt: `{page}-${street.order}` });
};
// The shopper buys something else.
window.again = () => {
  street.order += 1;
  street.told = null;
  street.element.clear();
};
}
";

/// What a shopper does before the form is in front of them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// Presses a tab, a summary, a button that opens a dialog.
    Press(&'static str),
    /// Sees something that comes.
    See(&'static str),
    /// Sees a form that can be used, and will go away again.
    SeeForm,
    /// Goes back to where they were.
    Back,
}

/// What the page's requests travel over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Network {
    Good,
    /// Every answer takes its time, and the first of some questions gets none.
    SlowAndLossy,
}

/// One page of the street.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) name: &'static str,
    /// The whole document, of a page that says all of it itself.
    pub(crate) whole: Option<String>,
    /// The attributes of its `html` element.
    pub(crate) root: &'static str,
    pub(crate) head: &'static str,
    pub(crate) body: &'static str,
    pub(crate) script: &'static str,
    pub(crate) headers: Vec<(String, String)>,
    /// Where a visit begins, if not on the page itself.
    pub(crate) at: Option<&'static str>,
    pub(crate) first: &'static [Act],
    /// Whether the page moves the form about by itself, and says when it is done.
    pub(crate) settles: bool,
    /// Whether it is zoomed, so that WebKit's driver takes its button for something out of reach.
    pub(crate) zoomed: bool,
    /// Whether it can only save a card.
    pub(crate) only_saves: bool,
    /// The language that the form is expected in.
    pub(crate) locale: Locale,
    pub(crate) network: Network,
    /// In how many months from now the typed cards end; unless it says so, they have years.
    pub(crate) months: Option<u32>,
    /// Where the form is, and the merchant's button.
    pub(crate) mount: &'static str,
    pub(crate) button: &'static str,
    /// The frame that the whole page stands in.
    pub(crate) inside: Option<&'static str>,
    /// A box that must not get a bar to scroll by, beside the document itself.
    pub(crate) boxed: Option<&'static str>,
    /// Runs in every document of the visit, the form's own as well, before anything else does.
    pub(crate) everywhere: Option<&'static str>,
    /// What it serves beside the page: a path, and a document.
    pub(crate) more: &'static [(&'static str, &'static str)],
}

impl Page {
    /// README's own markup, under a doctype and a title.
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            name,
            whole: None,
            root: r#"lang="en""#,
            head: "",
            body: EMBED,
            script: MERCHANT,
            headers: Vec::new(),
            at: None,
            first: &[],
            settles: false,
            zoomed: false,
            only_saves: false,
            locale: Locale::En,
            network: Network::Good,
            months: None,
            mount: "#card",
            button: "#pay",
            inside: None,
            boxed: None,
            everywhere: None,
            more: &[],
        }
    }

    pub(crate) const fn root(mut self, root: &'static str) -> Self {
        self.root = root;
        self
    }

    pub(crate) const fn head(mut self, head: &'static str) -> Self {
        self.head = head;
        self
    }

    pub(crate) const fn body(mut self, body: &'static str) -> Self {
        self.body = body;
        self
    }

    pub(crate) const fn script(mut self, script: &'static str) -> Self {
        self.script = script;
        self
    }

    pub(crate) fn headers(mut self, headers: &[(&str, &str)]) -> Self {
        let own = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        self.headers = own.collect();
        self
    }

    pub(crate) const fn at(mut self, path: &'static str) -> Self {
        self.at = Some(path);
        self
    }

    pub(crate) const fn first(mut self, acts: &'static [Act]) -> Self {
        self.first = acts;
        self
    }

    pub(crate) const fn settles(mut self) -> Self {
        self.settles = true;
        self
    }

    pub(crate) const fn zoomed(mut self) -> Self {
        self.zoomed = true;
        self
    }

    pub(crate) const fn only_saves(mut self) -> Self {
        self.only_saves = true;
        self
    }

    pub(crate) const fn speaks(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    pub(crate) const fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    pub(crate) const fn card_ends_in_months(mut self, months: u32) -> Self {
        self.months = Some(months);
        self
    }

    pub(crate) const fn inside(mut self, frame: &'static str) -> Self {
        self.inside = Some(frame);
        self
    }

    pub(crate) const fn boxed(mut self, selector: &'static str) -> Self {
        self.boxed = Some(selector);
        self
    }

    pub(crate) const fn everywhere(mut self, script: &'static str) -> Self {
        self.everywhere = Some(script);
        self
    }

    pub(crate) const fn more(mut self, more: &'static [(&'static str, &'static str)]) -> Self {
        self.more = more;
        self
    }

    /// The document. Its own script is a file beside it, so that a policy without `'unsafe-inline'` allows
    /// it.
    pub(crate) fn document(&self) -> String {
        if let Some(whole) = &self.whole {
            return whole.clone();
        }
        let Self {
            root,
            head,
            body,
            name,
            ..
        } = self;
        format!(
            "<!doctype html>\n<html {root}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{name}</title>\n<script src=\"{{gateway}}/payseal/v1/payseal.js\"></script>\n\
             {head}\n</head>\n<body>\n{body}\n\
             <script type=\"module\" src=\"/{name}.js\"></script>\n</body>\n</html>\n"
        )
    }

    /// A card with the end that this page's shopper's cards have.
    #[allow(
        clippy::disallowed_methods,
        reason = "the gateway's clock is this machine's"
    )]
    pub(crate) fn ending(&self, card: &TestCard) -> TestCard {
        let Some(months) = self.months else {
            return *card;
        };
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let (year, month) = calendar::month_of(now.as_secs() / 86_400);
        let at = year * 12 + u64::from(month - 1) + u64::from(months);
        let expiry = format!("{:02}{:02}", at % 12 + 1, at / 12 % 100);
        TestCard {
            // A handful of bytes, for as long as the run lasts.
            expiry: Box::leak(expiry.into_boxed_str()),
            ..*card
        }
    }

    /// The script beside it.
    pub(crate) fn program(&self) -> String {
        format!("{PRELUDE}{}", self.script)
    }
}
