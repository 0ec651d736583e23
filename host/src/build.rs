//! The built frame, read into memory once: documents, assets and loaders by name.
//!
//! What is not read at the start is never served, so no request touches a disk and no path can
//! leave the folder. A program may have the files inside instead.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use axum::body::Bytes;
use data_encoding::HEXLOWER;
use payseal_core::bank_account::DebitType;
use sha2::{Digest, Sha256};

use crate::document::{Template, TemplateError};

/// The locale that is served when no better one was built.
pub const LAST_RESORT: &str = "en";

/// The file of the list of ways to pay.
pub const METHODS_SCRIPT: &str = "methods.js";

/// The folder of what the scripts fetch when it is needed, each file called by its hash.
pub const PARTS: &str = "parts/";

/// The file of the forms for bank accounts that the list fetches.
pub const DEBITS_PART: &str = "debits.js";

/// The file of the script for pages that were made for AsiaBill's own.
pub const VENDOR_SCRIPT: &str = "AsiabillPayment.min.js";

/// The file of the script that stands where Stripe.js stands.
pub const STRIPE_SCRIPT: &str = "stripe.js";

/// Why the built frame cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A part is not there.
    #[error(
        "the frame is not built: {0} is missing; run `cargo xtask build`, or set the folder it was built to"
    )]
    Missing(PathBuf),
    /// A part cannot be read.
    #[error("cannot read {path} of the built frame: {source}")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A document is not one that this host can fill.
    #[error(
        "{path} of the built frame does not suit this host: {source}; build both from the same release"
    )]
    Template {
        /// Which.
        path: PathBuf,
        /// Why.
        source: TemplateError,
    },
}

/// The folder of the documents of pages that pay.
const PAYING: &str = "pay";

/// A file and its smaller sibling.
#[derive(Clone, Debug)]
pub struct Asset {
    /// What the file is, as a `Content-Type`.
    pub kind: &'static str,
    /// The content.
    pub plain: Bytes,
    /// The content as brotli, when the build made it.
    pub brotli: Option<Bytes>,
    /// A name of the content, as an `ETag`.
    pub tag: String,
}

/// Everything that `cargo xtask build` made for this host.
#[derive(Debug)]
pub struct Build {
    /// The document of each locale, for a page that saves cards.
    pub documents: BTreeMap<String, Template>,
    /// The same for a page that pays.
    pub paying: BTreeMap<String, Template>,
    /// The same of the form for bank accounts, by the way to debit; a build without that form has none.
    pub debits: BTreeMap<&'static str, BTreeMap<String, Template>>,
    /// The hashed files, by their path below `assets/`.
    pub assets: BTreeMap<String, Asset>,
    /// The loaders, by file name.
    pub loaders: BTreeMap<String, Asset>,
}

impl Build {
    /// Reads a folder that `cargo xtask build` filled.
    ///
    /// # Errors
    /// When it holds no complete build.
    pub fn read(folder: &Path) -> Result<Self, BuildError> {
        let documents = |folder: &Path| templates(read_documents(folder)?, folder);
        let mut debits = BTreeMap::new();
        for debit in DebitType::ALL {
            let folder = folder.join(debit.word());
            if folder.is_dir() {
                debits.insert(debit.word(), documents(&folder)?);
            }
        }
        let build = Self {
            documents: documents(folder)?,
            paying: documents(&folder.join(PAYING))?,
            debits,
            loaders: assets(&read_files(&folder.join("loader"))?),
            assets: assets(&read_files(&folder.join("assets"))?),
        };
        build.whole(folder)
    }

    /// Takes the files of such a folder, by their path in it with `/` between the parts, from a program that
    /// has them inside.
    ///
    /// # Errors
    /// When they are no complete build.
    pub fn of_files(files: &[(&'static str, &'static [u8])]) -> Result<Self, BuildError> {
        let below = |folder: &str| -> BTreeMap<String, Bytes> {
            let inside = files.iter().filter_map(|(path, content)| {
                let name = path.strip_prefix(folder)?;
                Some((name.to_owned(), Bytes::from_static(content)))
            });
            inside.collect()
        };
        let documents = |folder: &str| {
            let mut texts = BTreeMap::new();
            for (name, content) in below(folder) {
                let locale = name.strip_suffix("/index.html");
                if let Some(locale) = locale.filter(|locale| !locale.contains('/')) {
                    let path = Path::new(folder).join(&name);
                    let text = String::from_utf8(content.to_vec())
                        .map_err(|why| unreadable(&path, io::Error::other(why)))?;
                    texts.insert(locale.to_owned(), text);
                }
            }
            templates(texts, Path::new(folder))
        };
        let mut debits = BTreeMap::new();
        for debit in DebitType::ALL {
            let folder = format!("{}/", debit.word());
            if files.iter().any(|(path, _)| path.starts_with(&folder)) {
                debits.insert(debit.word(), documents(&folder)?);
            }
        }
        let build = Self {
            documents: documents("")?,
            paying: documents(&format!("{PAYING}/"))?,
            debits,
            loaders: assets(&below("loader/")),
            assets: assets(&below("assets/")),
        };
        build.whole(Path::new(""))
    }

    /// The same, when the scripts that every host serves are among it.
    fn whole(self, folder: &Path) -> Result<Self, BuildError> {
        for name in ["payseal.js", VENDOR_SCRIPT] {
            if !self.loaders.contains_key(name) {
                return Err(BuildError::Missing(folder.join("loader").join(name)));
            }
        }
        Ok(self)
    }
}

/// The text of every `{locale}/index.html`, by its locale.
fn read_documents(folder: &Path) -> Result<BTreeMap<String, String>, BuildError> {
    let mut texts = BTreeMap::new();
    for entry in entries(folder)? {
        let path = entry.path().join("index.html");
        let (true, Ok(locale)) = (path.is_file(), entry.file_name().into_string()) else {
            continue;
        };
        let text = fs::read_to_string(&path).map_err(|source| unreadable(&path, source))?;
        texts.insert(locale, text);
    }
    Ok(texts)
}

/// The documents of one folder, ready to be filled; the one that is there when no other is must be among them.
fn templates(
    texts: BTreeMap<String, String>,
    folder: &Path,
) -> Result<BTreeMap<String, Template>, BuildError> {
    let path = |locale: &str| folder.join(locale).join("index.html");
    let mut documents = BTreeMap::new();
    for (locale, text) in texts {
        let template = Template::parse(&text).map_err(|source| BuildError::Template {
            path: path(&locale),
            source,
        })?;
        documents.insert(locale, template);
    }
    if !documents.contains_key(LAST_RESORT) {
        return Err(BuildError::Missing(path(LAST_RESORT)));
    }
    Ok(documents)
}

/// Every regular file below a folder, by its path with `/` between the parts. Links are not
/// followed.
fn read_files(folder: &Path) -> Result<BTreeMap<String, Bytes>, BuildError> {
    let mut contents = BTreeMap::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in entries(&folder)? {
            let path = entry.path();
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let kind = entry
                .file_type()
                .map_err(|source| unreadable(&path, source))?;
            if kind.is_dir() {
                folders.push((path, format!("{prefix}{name}/")));
            } else if kind.is_file() {
                let content = fs::read(&path).map_err(|source| unreadable(&path, source))?;
                contents.insert(format!("{prefix}{name}"), Bytes::from(content));
            }
        }
    }
    Ok(contents)
}

/// Each file with its smaller sibling.
fn assets(contents: &BTreeMap<String, Bytes>) -> BTreeMap<String, Asset> {
    let named = contents.iter().filter(|(name, _)| !name.ends_with(".br"));
    named
        .map(|(name, plain)| {
            let asset = Asset {
                kind: kind(name),
                plain: plain.clone(),
                brotli: contents.get(&format!("{name}.br")).cloned(),
                tag: tag(plain),
            };
            (name.clone(), asset)
        })
        .collect()
}

fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, BuildError> {
    let read = fs::read_dir(folder).map_err(|source| {
        if source.kind() == io::ErrorKind::NotFound {
            BuildError::Missing(folder.to_owned())
        } else {
            unreadable(folder, source)
        }
    })?;
    read.collect::<Result<_, _>>()
        .map_err(|source| unreadable(folder, source))
}

fn unreadable(path: &Path, source: io::Error) -> BuildError {
    BuildError::Unreadable {
        path: path.to_owned(),
        source,
    }
}

/// The `Content-Type` of a file name.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// A weak tag, since the brotli form is the same thing in other bytes.
fn tag(content: &[u8]) -> String {
    let mut hex = HEXLOWER.encode(&Sha256::digest(content));
    hex.truncate(16);
    format!("W/\"{hex}\"")
}
