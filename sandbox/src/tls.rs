//! The gateway by https, for clients that insist on it: what comes to this port is decrypted and handed to
//! the gateway's own, byte by byte. The certificate is made once on each machine, and nobody but this machine's
//! owner has a reason to trust it. It listens on the loopback address only, as everything here does.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use payseal_engine::secret::NoRandomness;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::pem::{Error as NotPem, PemObject as _};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{Error as NoTls, ServerConfig};
use zeroize::Zeroizing;

use crate::hosts::{BANK, CHECKOUT, GATEWAY};
use crate::keys::{KeptError, Keys, kept};

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// How long connections may take to end when the sandbox stops.
const FAREWELL: Duration = Duration::from_secs(5);

/// How long to wait when no connection can be taken.
const PAUSE: Duration = Duration::from_millis(200);

/// Why there is no https.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The key's file can be neither read nor written, or the certificate's cannot be written.
    #[error(
        "{0} cannot be kept ({1}); make its folder writable, or choose another with --db or --keys"
    )]
    File(PathBuf, #[source] io::Error),
    /// What lies there is no key with its certificate.
    #[error("{0} is no key with its certificate ({1}); remove the file, and new ones are made")]
    Kept(PathBuf, String),
    /// No random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// The files of https.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    /// The key with its certificate, for its owner's eyes only.
    pub(crate) key: PathBuf,
    /// The certificate alone, for clients to trust.
    pub(crate) certificate: PathBuf,
}

impl Files {
    pub(crate) fn of(keys: &Keys) -> Self {
        Self {
            key: keys.file("tls-key.pem"),
            certificate: keys.file("tls.pem"),
        }
    }

    /// What serves with them; made now, where they are not there yet.
    pub(crate) fn acceptor(&self) -> Result<TlsAcceptor, TlsError> {
        let text = kept(&self.key, make).map_err(|error| match error {
            KeptError::Io(error) => TlsError::File(self.key.clone(), error),
            KeptError::NoRandomness(error) => TlsError::NoRandomness(error),
        })?;
        let wrong = |why: String| TlsError::Kept(self.key.clone(), why);
        let not_pem = |error: NotPem| wrong(error.to_string());
        let key = PrivateKeyDer::from_pem_slice(text.as_bytes()).map_err(not_pem)?;
        let certificates: Result<Vec<_>, _> =
            CertificateDer::pem_slice_iter(text.as_bytes()).collect();
        let no_tls = |error: NoTls| wrong(error.to_string());
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(no_tls)?
            .with_no_client_auth()
            .with_single_cert(certificates.map_err(not_pem)?, key)
            .map_err(no_tls)?;
        // The certificate alone is for everybody.
        let public = text
            .split_once("-----BEGIN PRIVATE KEY-----")
            .map(|(certificate, _)| certificate)
            .filter(|certificate| !certificate.contains("PRIVATE"))
            .ok_or_else(|| wrong("the certificate comes first, then one key".to_owned()))?;
        std::fs::write(&self.certificate, public)
            .map_err(|error| TlsError::File(self.certificate.clone(), error))?;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

/// A certificate for this machine's names, and its key.
fn make() -> Result<Zeroizing<String>, NoRandomness> {
    let names = [GATEWAY, CHECKOUT, BANK, "localhost", "127.0.0.1"].map(str::to_owned);
    // Nothing else can go wrong with names such as these.
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(names).map_err(|_| NoRandomness)?;
    let key = Zeroizing::new(signing_key.serialize_pem());
    Ok(Zeroizing::new(format!("{}{}", cert.pem(), *key)))
}

/// Hands every connection to the gateway's own port, until told to stop.
pub(crate) async fn serve(
    listener: TcpListener,
    acceptor: TlsAcceptor,
    gateway_port: u16,
    mut stop: watch::Receiver<bool>,
) {
    let mut open = JoinSet::new();
    loop {
        let taken = tokio::select! {
            // An error means that the sandbox is gone, which is a stop as well.
            _ = stop.wait_for(|stopping| *stopping) => break,
            taken = listener.accept() => taken,
        };
        while open.try_join_next().is_some() {}
        match taken {
            Ok((stream, _)) => {
                open.spawn(hand_on(acceptor.clone(), stream, gateway_port));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    // The gateway closes its ends; a client that holds on to its own is left.
    let ended = async { while open.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(FAREWELL, ended).await;
}

async fn hand_on(acceptor: TlsAcceptor, stream: TcpStream, gateway_port: u16) {
    let shaken = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await;
    let handed_on = async {
        let mut outside = shaken.map_err(io::Error::other)??;
        let mut gateway = TcpStream::connect(("127.0.0.1", gateway_port)).await?;
        copy_bidirectional(&mut outside, &mut gateway).await
    };
    if let Err(error) = handed_on.await {
        tracing::debug!(%error, "a connection by https ended early");
    }
}
