//! Connections over TLS.

use crate::config::Tls;
use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// Handshakes at once.
const AT_ONCE: usize = 64;

/// How long nobody is let in after the system let in nobody: it has no more open files.
const PAUSE: Duration = Duration::from_secs(1);

type Accepted = (TlsStream<TcpStream>, SocketAddr);

/// Hands out connections whose handshake is done. Whoever is slow at it keeps nobody else waiting.
pub(super) struct TlsListener {
    accepted: Receiver<Accepted>,
    address: SocketAddr,
}

impl TlsListener {
    /// Takes connections of a listener that is bound to an address.
    pub(super) fn start(listener: TcpListener, tls: &Tls, address: SocketAddr) -> TlsListener {
        let (sender, accepted) = channel(AT_ONCE);
        tokio::spawn(accept(listener, TlsAcceptor::from(tls.config()), sender));
        TlsListener { accepted, address }
    }
}

/// Does handshakes side by side.
async fn accept(listener: TcpListener, acceptor: TlsAcceptor, accepted: Sender<Accepted>) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let (stream, peer) = match listener.accept().await {
            Ok(connection) => connection,
            Err(error) => {
                tracing::warn!("no connection is taken: {error}");
                sleep(PAUSE).await;
                continue;
            }
        };
        let (acceptor, accepted) = (acceptor.clone(), accepted.clone());
        tokio::spawn(async move {
            let _place = place;
            match timeout(HANDSHAKE, acceptor.accept(stream)).await {
                Ok(Ok(stream)) => drop(accepted.send((stream, peer)).await),
                Ok(Err(error)) => tracing::debug!("{peer}: no handshake: {error}"),
                Err(_) => tracing::debug!("{peer}: the handshake took too long"),
            }
        });
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Accepted {
        match self.accepted.recv().await {
            Some(connection) => connection,
            // The other end lives as long as the program.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}
