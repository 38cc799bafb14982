//! What a page says again and again while somebody has it open, sent when it changes (server-sent events).

use futures_core::Stream;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// How often it is looked whether something changed.
pub(super) const LOOK: Duration = Duration::from_secs(1);

/// After how long a silence something is sent, so that nobody on the way takes the connection for dead.
const SILENCE: Duration = Duration::from_secs(15);

/// How long one connection lives; a browser makes a new one by itself.
const LIFE: Duration = Duration::from_secs(600);

/// The body of an answer that goes on.
pub(super) struct Events(Receiver<String>);

/// Sends what changed.
pub(super) struct Teller {
    events: Sender<String>,
    told: Option<String>,
    last: Instant,
    ends: Instant,
}

/// Both ends of a connection.
pub(super) fn connection() -> (Teller, Events) {
    let (events, received) = channel(1);
    let now = Instant::now();
    (Teller { events, told: None, last: now, ends: now + LIFE }, Events(received))
}

impl Teller {
    /// Says what is so now, if it was not told yet; false once nobody listens, or long enough.
    pub(super) async fn tell(&mut self, text: String) -> bool {
        let now = Instant::now();
        let event = if self.told.as_ref() != Some(&text) {
            // An event ends with an empty line, so a line break within would end it too early.
            format!("data: {}\n\n", text.replace(['\r', '\n'], " "))
        } else if now - self.last >= SILENCE {
            ":\n\n".to_owned()
        } else {
            return now < self.ends && !self.events.is_closed();
        };
        (self.told, self.last) = (Some(text), now);
        now < self.ends && self.events.send(event).await.is_ok()
    }
}

impl Stream for Events {
    type Item = Result<String, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|event| event.map(Ok))
    }
}
