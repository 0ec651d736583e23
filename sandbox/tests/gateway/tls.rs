//! The gateway by https: what clients that insist on it get.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, pem::PemObject as _};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::world::{Folder, World};

/// What a client hears that trusts a certificate and nothing else, and asks by this name.
async fn ask(world: &World, trusted: &Path, name: &str, target: &str) -> Result<String, String> {
    let (origin, _) = world.sandbox.tls().unwrap();
    let port: u16 = origin.rsplit_once(':').unwrap().1.parse().unwrap();
    let mut roots = RootCertStore::empty();
    let certificate = CertificateDer::from_pem_file(trusted).unwrap();
    roots.add(certificate).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let server = ServerName::try_from(name.to_owned()).unwrap();
    let shaken = TlsConnector::from(Arc::new(config)).connect(server, stream);
    let mut stream = shaken.await.map_err(|error| error.to_string())?;
    let request = format!(
        "POST {target} HTTP/1.1\r\nhost: {name}:{port}\r\ncontent-type: application/json\r\n\
         content-length: 2\r\nconnection: close\r\n\r\n{{}}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    // The gateway closes the connection without a farewell.
    let _ = stream.read_to_string(&mut answer).await;
    Ok(answer)
}

fn with_tls(config: &mut payseal_sandbox::Config) {
    config.tls_port = Some(0);
}

#[tokio::test]
async fn the_gateway_is_served_by_https_as_well_to_whoever_trusts_its_certificate() {
    let world = World::in_a_file_with(with_tls).await;
    let (origin, certificate) = world.sandbox.tls().unwrap();
    assert!(origin.starts_with("https://pay.localhost:"), "{origin}");
    // As the vendor's client for Python asks: with the whole address in the request line.
    for (name, target) in [
        ("localhost", "https://localhost/ams/api/v1/payments/consult"),
        ("pay.localhost", "/ams/sandbox/api/v1/payments/pay"),
    ] {
        let answer = ask(&world, certificate, name, target).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert!(answer.contains("CLIENT_INVALID"), "{answer}");
    }
    let text = std::fs::read_to_string(certificate).unwrap();
    assert!(!text.contains("PRIVATE"), "the key is for nobody to see");
    // Another sandbox has another certificate.
    let other = World::in_a_file_with(with_tls).await;
    let (_, stranger) = other.sandbox.tls().unwrap();
    let refused = ask(&world, stranger, "localhost", "/").await;
    assert!(refused.is_err(), "{refused:?}");
    // With a temporary database they go at the end.
    let certificate = certificate.to_owned();
    world.sandbox.stop().await;
    assert!(!certificate.exists(), "{}", certificate.display());
}

#[tokio::test]
async fn the_certificate_is_made_once_and_lies_beside_the_database() {
    let folder = Folder::new();
    let db = folder.path().join("shop.sqlite");
    let mut seen = Vec::new();
    for _ in 0..2 {
        let world = World::in_a_file_with(|config| {
            with_tls(config);
            config.db = Some(db.clone().into());
        })
        .await;
        let (_, certificate) = world.sandbox.tls().unwrap();
        assert_eq!(certificate, folder.path().join("shop.sqlite-tls.pem"));
        seen.push(std::fs::read_to_string(certificate).unwrap());
        let key = folder.path().join("shop.sqlite-tls-key.pem");
        let text = std::fs::read_to_string(&key).unwrap();
        assert!(text.contains("PRIVATE KEY"), "the key is kept");
        let mode = std::fs::metadata(&key).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "the key is its owner's alone");
        world.sandbox.stop().await;
    }
    assert_eq!(seen[0], seen[1]);
    assert!(seen[0].starts_with("-----BEGIN CERTIFICATE-----"));
    let plain = World::new().await;
    assert!(plain.sandbox.tls().is_none(), "nobody asked for it");
}
