//! Signs the list of files and verifies it, with Ed25519.
//!
//! The keys are PEM files and the signature is its 64 bytes, as other tools have them: who trusts this
//! program with nothing asks openssl. It keeps no key; where the secret one is, is its owner's matter.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{
    DecodePrivateKey as _, DecodePublicKey as _, EncodePrivateKey as _, EncodePublicKey as _,
    KeypairBytes,
};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use super::list::List;
use crate::error::{Error, Result};
use crate::project::{Project, read, write};

/// Makes a secret key, and beside it the public one, whose place is returned.
pub(super) fn make_key(project: &Project, file: &Path) -> Result<PathBuf> {
    outside(project.root(), file)?;
    let mut secret = KeypairBytes {
        secret_key: [0; 32],
        // The older form of the file, which every openssl reads.
        public_key: None,
    };
    getrandom::fill(&mut secret.secret_key)
        .map_err(|cause| Error::new(format!("this system has no random numbers: {cause}")))?;
    let public = SigningKey::from_bytes(&secret.secret_key).verifying_key();
    let public = public
        .to_public_key_pem(LineEnding::LF)
        .map_err(|cause| Error::new(format!("the public key: {cause}")))?;
    let secret = secret
        .to_pkcs8_pem(LineEnding::LF)
        .map_err(|cause| Error::new(format!("the secret key: {cause}")))?;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".pub");
    let beside = PathBuf::from(beside);
    write_secret(file, &secret)?;
    write(&beside, public)?;
    Ok(beside)
}

/// A key in the work tree is a key in a commit, sooner or later.
fn outside(root: &Path, file: &Path) -> Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let real = |path: &Path| path.canonicalize().map_err(|cause| Error::at(path, cause));
    if real(folder)?.starts_with(real(root)?) {
        return Err(Error::at(file, "keep a key outside of the repository"));
    }
    Ok(())
}

/// Never over a key that is there, and for its owner alone.
fn write_secret(file: &Path, text: &str) -> Result<()> {
    let mut open = OpenOptions::new();
    open.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        open.mode(0o600);
    }
    let written = open
        .open(file)
        .and_then(|mut at| at.write_all(text.as_bytes()));
    written.map_err(|cause| Error::at(file, cause))
}

pub(super) fn read_secret(file: &Path) -> Result<SigningKey> {
    SigningKey::from_pkcs8_pem(&read(file)?)
        .map_err(|cause| Error::at(file, format!("no secret Ed25519 key: {cause}")))
}

fn read_public(file: &Path) -> Result<VerifyingKey> {
    VerifyingKey::from_public_key_pem(&read(file)?)
        .map_err(|cause| Error::at(file, format!("no public Ed25519 key: {cause}")))
}

/// Signs the list as it is on disk.
pub(super) fn sign(key: &SigningKey, folder: &Path) -> Result<()> {
    let list = bytes(&List::file(folder))?;
    write(&List::signature(folder), key.sign(&list).to_bytes())
}

/// The list, when this key signed it and every file is as it says.
pub(super) fn verify(key: &Path, folder: &Path) -> Result<List> {
    let key = read_public(key)?;
    let (file, beside) = (List::file(folder), List::signature(folder));
    let text = bytes(&file)?;
    let signature = Signature::from_slice(&bytes(&beside)?)
        .map_err(|cause| Error::at(&beside, format!("no signature: {cause}")))?;
    // Before anything of the list is believed.
    key.verify_strict(&text, &signature).map_err(|_| {
        Error::at(
            &file,
            "not signed by this key: another key signed it, or it was changed after that",
        )
    })?;
    let list = List::parse(&text)?;
    let found = list.differences(folder)?;
    if found.is_empty() {
        return Ok(list);
    }
    Err(Error::new(format!(
        "not what was signed:\n  {}",
        found.join("\n  ")
    )))
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).map_err(|cause| Error::at(file, cause))
}
