//! Certificate and key of a server.

use crate::model::message::Message;
#[cfg(not(feature = "tls"))]
use crate::msg;
#[cfg(not(feature = "tls"))]
use std::path::Path;

#[cfg(feature = "tls")]
pub use with_rustls::Tls;

/// Without the feature `tls` there is none.
#[cfg(not(feature = "tls"))]
#[derive(Debug, Clone)]
pub enum Tls {}

/// Which of the two files is wrong, and how.
pub(super) enum WrongFile {
    Certificate(Message),
    // Where there is no TLS, no key is read.
    #[cfg_attr(not(feature = "tls"), allow(dead_code))]
    Key(Message),
}

#[cfg(not(feature = "tls"))]
impl Tls {
    pub(super) fn read(_: &Path, _: &Path) -> Result<Tls, WrongFile> {
        Err(WrongFile::Certificate(msg!("desk-tls-absent")))
    }
}

#[cfg(feature = "tls")]
mod with_rustls {
    use super::WrongFile;
    use crate::model::message::Message;
    use crate::msg;
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;
    use tokio_rustls::rustls::ServerConfig;
    use tokio_rustls::rustls::crypto::ring;
    use tokio_rustls::rustls::pki_types::pem::PemObject as _;
    use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

    /// What connections are encrypted with.
    #[derive(Debug, Clone)]
    pub struct Tls(Arc<ServerConfig>);

    impl Tls {
        /// Reads a chain of certificates, the server's own first, and its key, both PEM.
        pub(in crate::config) fn read(certificate: &Path, key: &Path) -> Result<Tls, WrongFile> {
            let (of_chain, of_key) = (WrongFile::Certificate, WrongFile::Key);
            let text = bytes(certificate).map_err(of_chain)?;
            let chain: Result<Vec<CertificateDer<'static>>, _> = CertificateDer::pem_slice_iter(&text).collect();
            let chain = chain.ok().filter(|chain| !chain.is_empty());
            let shown = certificate.display().to_string();
            let chain = chain.ok_or_else(|| of_chain(msg!("desk-tls-no-certificate", path = &shown)))?;
            let text = bytes(key).map_err(of_key)?;
            let own = PrivateKeyDer::from_pem_slice(&text);
            let own = own.map_err(|_| of_key(msg!("desk-tls-no-key", path = key.display().to_string())))?;
            let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
            let config = config.with_safe_default_protocol_versions().map(|config| config.with_no_client_auth());
            let config = config.and_then(|config| config.with_single_cert(chain, own));
            let config = config.map_err(|_| of_key(msg!("desk-tls-other-key", certificate = shown)))?;
            Ok(Tls(Arc::new(config)))
        }

        /// For whoever accepts connections.
        pub(crate) fn config(&self) -> Arc<ServerConfig> {
            Arc::clone(&self.0)
        }
    }

    fn bytes(path: &Path) -> Result<Vec<u8>, Message> {
        fs::read(path).map_err(|_| msg!("cannot-read", path = path.display().to_string()))
    }
}
