//! A small built frame in a folder of its own, and a router over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use payseal_core::bridge::origin::Origin;
use payseal_host::{AccountView, Accounts, Config, router};
use tower::ServiceExt;

/// A configuration file for a folder as [`Folder::built`] makes it.
pub(crate) const CONFIGURATION: &str = r#"
    listen = "127.0.0.1:0"
    frame_dir = "."
    public_gateway = "pay.example"
    upstream = "http://127.0.0.1:1"

    [[account]]
    number = "12246002"
    origins = ["http://shop.localhost:4000"]
"#;

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("payseal-host-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    /// A folder as `cargo xtask build` fills it.
    pub(crate) fn built() -> Self {
        let folder = Self::empty();
        let document = |lang: &str| {
            let words = "words ".repeat(200);
            format!(
                "<html lang={lang} data-account=\"{{{{account}}}}\" data-origins=\"{{{{origins}}}}\" \
                 data-mode=\"{{{{mode}}}}\"><style>p{{}}</style><script>boot();</script>\
                 {{{{gateway}}}} {{{{merchant}}}} {words}</html>"
            )
        };
        folder.write("en/index.html", document("en").as_bytes());
        folder.write("zh-Hans/index.html", document("zh-Hans").as_bytes());
        folder.write("pay/en/index.html", document("en data-pays").as_bytes());
        folder.write("assets/boot-1a.js", b"boot();");
        folder.write("assets/boot-1a.js.br", b"brotli of boot");
        folder.write("assets/frame-2b.wasm", b"\0asm");
        folder.write("assets/frame-3c.css", b"p{}");
        folder.write("assets/texts-4d/en.json", b"{}");
        folder.write("loader/payseal.js", b"newest();");
        folder.write("loader/payseal.js.br", b"brotli of newest");
        folder.write("loader/payseal-0.1.0.js", b"pinned();");
        folder.write("loader/AsiabillPayment.min.js", b"vendor();");
        folder.write("loader/stripe.js", b"stripe();");
        folder.write("loader/parts/1a-_.js", b"part();");
        folder.write("secret.txt", b"not for the web");
        folder
    }

    /// Writes a file below the folder.
    pub(crate) fn write(&self, name: &str, content: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("a folder can be made");
        std::fs::write(path, content).expect("a file can be written");
    }

    /// Removes a file or folder below the folder.
    pub(crate) fn remove(&self, name: &str) {
        let path = self.0.join(name);
        if path.is_dir() {
            std::fs::remove_dir_all(path).expect("a folder can be removed");
        } else {
            std::fs::remove_file(path).expect("a file can be removed");
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that cannot be removed is the next clean-up's business, not this test's.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// One test account, one live account, one that nobody may embed.
struct Three;

impl Accounts for Three {
    fn find(&self, number: &str) -> Option<AccountView> {
        let view = |origins: &[&str], live| AccountView {
            name: "Harbour & Co".to_owned(),
            origins: origins
                .iter()
                .map(|text| Origin::parse(text).expect("an origin"))
                .collect(),
            live,
        };
        match number {
            "12246002" => Some(view(
                &["http://shop.localhost:4000", "https://b.example"],
                false,
            )),
            "12246003" => Some(view(&["https://shop.example"], true)),
            "12246004" => Some(view(&[], false)),
            _ => None,
        }
    }
}

/// A host over a folder.
pub(crate) fn host(folder: &Folder) -> Router {
    router(Config {
        frame_dir: folder.path().to_owned(),
        accounts: Arc::new(Three),
        public_gateway: "pay.localhost:4001".to_owned(),
    })
    .expect("the folder is a build")
}

/// An answer, taken apart.
pub(crate) struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Answer {
    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .map(|value| value.to_str().expect("plain text"))
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("plain text")
    }
}

/// A client that asks by this name, whatever the address.
pub(crate) fn client(name: &'static str) -> reqwest::Client {
    let mut headers = HeaderMap::new();
    headers.insert("host", name.parse().expect("a name"));
    let client = reqwest::Client::builder().no_proxy();
    client.default_headers(headers).build().expect("a client")
}

/// Asks a router.
pub(crate) async fn ask(app: &Router, request: Request<Body>) -> Answer {
    let response = app
        .clone()
        .oneshot(request)
        .await
        .expect("a router answers");
    let (parts, body) = response.into_parts();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: to_bytes(body, 1 << 20).await.expect("a whole body"),
    }
}

/// Asks the host of a built folder with GET.
pub(crate) async fn get(path: &str) -> Answer {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    ask(&host(&Folder::built()), request).await
}
