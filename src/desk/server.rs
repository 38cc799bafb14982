//! Listens, and leads each request to its page.

use super::answer::{Answer, Trouble};
use super::call::Call;
use super::events::{self, Events, Teller};
use super::fields::Fields;
use super::form::{self, Form};
use super::guard::{self, Guard};
use super::options::{DeskOptions, Greeting};
use super::pages;
use super::peer::Peer;
use super::queue::Queue;
use super::routes::{ROUTES, Route};
use super::secret;
use super::session;
use super::shared::Desk;
#[cfg(feature = "tls")]
use super::tls::TlsListener;
use super::visitor::Visitor;
use crate::messages::Explain as _;
use crate::model::message::Message;
use crate::msg;
use anyhow::Result;
use axum::Router;
use axum::body::Body;
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, DefaultBodyLimit, FromRequestParts as _, Query, RawPathParams, Request};
use axum::http::header::ACCEPT;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use axum::serve::{IncomingStream, Listener};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

/// Most bytes of a request: a folder of workbooks at once.
const MOST_BYTES: usize = 300 << 20;

/// Bytes up to which a request counts as small; of larger ones only a few are read at once, so that memory is bounded.
const SMALL: u64 = 2 << 20;

/// Large requests that are read at once.
const LARGE_AT_ONCE: usize = 2;

/// Longest time of a request.
const LONGEST: Duration = Duration::from_secs(120);

/// Pages that are watched at once.
const WATCHED: usize = 300;

/// Requests of one session, and uploads of it, in a minute.
const REQUESTS: u32 = 600;
const CHANGES: u32 = 120;

/// What serves requests.
struct Server {
    desk: Arc<Desk>,
    guard: Guard,
    queue: Queue,
    large: Semaphore,
    watched: Arc<Semaphore>,
}

/// Serves until the program is interrupted. `greet` is called once people can come.
///
/// # Errors
/// The database, the templates of pages or the address cannot be used.
pub fn serve(options: DeskOptions, greet: &(dyn Fn(&Greeting) + Sync)) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.explain(|| msg!("cannot-start-threads"))?.block_on(run(options, greet))
}

async fn run(options: DeskOptions, greet: &(dyn Fn(&Greeting) + Sync)) -> Result<()> {
    let address = options.address;
    let listener = TcpListener::bind(address).await.explain(|| msg!("desk-address", address = address.to_string()))?;
    let bound = listener.local_addr()?;
    let guard = Guard::new(&options, bound);
    let desk = Desk::open(options)?;
    desk.store.close_unowned_sessions()?;
    let path = match desk.options.accounts {
        true => String::new(),
        false => format!("start?token={}", desk.make_start()?),
    };
    let scheme = if desk.options.tls.is_some() { "https" } else { "http" };
    greet(&Greeting {
        url: format!("{scheme}://{bound}/{path}"),
        is_open: !bound.ip().is_loopback() && !desk.options.is_https(),
    });
    #[cfg(feature = "tls")]
    let tls = desk.options.tls.clone();
    let server = Server {
        desk: Arc::new(desk),
        guard,
        queue: Queue::new(),
        large: Semaphore::new(LARGE_AT_ONCE),
        watched: Arc::new(Semaphore::new(WATCHED)),
    };
    #[cfg(feature = "tls")]
    if let Some(tls) = tls {
        return until_interrupted(TlsListener::start(listener, &tls, bound), server).await;
    }
    until_interrupted(listener, server).await
}

/// Serves whoever comes until the program is interrupted.
async fn until_interrupted<L>(listener: L, server: Server) -> Result<()>
where
    L: Listener<Addr = SocketAddr>,
    Peer: for<'a> Connected<IncomingStream<'a, L>>,
{
    let service = router(Arc::new(server)).into_make_service_with_connect_info::<Peer>();
    let stop = async {
        // Without such a signal the program ends as the system ends it.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    // Whoever still reads a page does not keep the program.
    tokio::select! {
        ended = axum::serve(listener, service) => ended?,
        () = stop => {}
    }
    Ok(())
}

fn router(server: Arc<Server>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let server = Arc::clone(&server);
        let filter = if route.method == "POST" { MethodFilter::POST } else { MethodFilter::GET };
        let handler = move |request: Request| {
            let server = Arc::clone(&server);
            async move {
                match route.watched && stays(&request) {
                    true => server.watch(route, request).await,
                    false => server.answer(route, request).await,
                }
            }
        };
        router = router.route(route.path, on(filter, handler));
    }
    let nothing = move |request: Request| {
        let server = Arc::clone(&server);
        async move { server.nothing_here(request).await }
    };
    router = router.fallback(nothing.clone()).method_not_allowed_fallback(nothing);
    for (name, text) in guard::HEADERS {
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, guard::value(text)));
    }
    router
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(MOST_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST))
        .layer(CatchPanicLayer::new())
}

impl Server {
    /// The answer of a route.
    async fn answer(&self, route: &'static Route, request: Request) -> Response {
        match self.admitted(route, request).await {
            Ok(call) => response(self.page(route, call).await),
            Err(answer) => response(answer),
        }
    }

    /// The answer of a route that whoever asks stays with.
    async fn watch(self: Arc<Server>, route: &'static Route, request: Request) -> Response {
        let call = match self.admitted(route, request).await {
            Ok(call) => call,
            Err(answer) => return response(answer),
        };
        let Ok(place) = Arc::clone(&self.watched).try_acquire_owned() else { return response(plain(503)) };
        let (teller, events) = events::connection();
        tokio::spawn(self.tell(route, call, (teller, place)));
        going_on(events)
    }

    /// Asks a page again and again, as long as whoever watches may, and tells what changed.
    async fn tell(
        self: Arc<Server>,
        route: &'static Route,
        mut call: Call,
        (mut teller, _place): (Teller, OwnedSemaphorePermit),
    ) {
        loop {
            // What another has just looked at is new enough: any number of people watch for the price of one.
            let now = Instant::now();
            (call.now, call.arrived) = (self.desk.now(), now.checked_sub(events::LOOK).unwrap_or(now));
            call.visitor = self.visitor(call.session.clone(), call.now).await;
            if !route.is_for(call.visitor.as_ref().map(|visitor| visitor.role)) {
                return;
            }
            let answer = self.page(route, call.clone()).await;
            let text = String::from_utf8(answer.body).ok().filter(|_| answer.status == 200);
            let Some(text) = text else { return };
            if !teller.tell(text).await {
                return;
            }
            tokio::time::sleep(events::LOOK).await;
        }
    }

    async fn nothing_here(&self, request: Request) -> Response {
        if !self.guard.accepts(request.method(), request.headers()) {
            return response(plain(421));
        }
        let call = self.call(request).await.0;
        response(pages::trouble(&self.desk, &call, Trouble::NotFound))
    }

    /// The request as its page sees it, once it is known that whoever asks may.
    async fn admitted(&self, route: &Route, request: Request) -> Result<Call, Answer> {
        if !self.guard.accepts(request.method(), request.headers()) {
            return Err(plain(421));
        }
        let is_change = *request.method() == Method::POST;
        let (mut call, request) = self.call(request).await;
        let refuse = |call: &Call, why: Message| pages::trouble(&self.desk, call, Trouble::Refused(why));
        let who = call.visitor.as_ref().map_or(&call.from, |visitor| &visitor.form_token);
        let (kind, most) = if is_change { ("change", CHANGES) } else { ("look", REQUESTS) };
        if !self.desk.rates.allow(&format!("{kind} {who}"), most, call.now) {
            return Err(refuse(&call, msg!("desk-too-often")).with_status(429));
        }
        match &call.visitor {
            visitor if route.is_for(visitor.as_ref().map(|visitor| visitor.role)) => {}
            None => return Err(pages::unknown(&self.desk, &call)),
            Some(_) => return Err(refuse(&call, msg!("desk-may-not")).with_status(403)),
        }
        if is_change {
            call.form = self.form(request).await.map_err(|why| refuse(&call, why).with_status(413))?;
            let sent = call.form.fields.get("ma");
            let is_own = call.visitor.as_ref().is_none_or(|visitor| secret::is_same(&visitor.form_token, sent));
            if !is_own {
                return Err(refuse(&call, msg!("desk-old-form")).with_status(403));
            }
        }
        Ok(call)
    }

    /// What was sent; few large ones at once.
    async fn form(&self, request: Request) -> Result<Form, Message> {
        let length = request.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse().ok());
        let _place = match length.is_none_or(|length: u64| length > SMALL) {
            true => Some(self.large.acquire().await.map_err(|_| msg!("desk-no-form"))?),
            false => None,
        };
        form::read(request).await
    }

    /// A request without what was sent.
    async fn call(&self, request: Request) -> (Call, Request) {
        let arrived = Instant::now();
        let (mut parts, body) = request.into_parts();
        let path = RawPathParams::from_request_parts(&mut parts, &()).await;
        let path = path.iter().flat_map(|path| path.iter()).map(|(name, value)| (name.to_owned(), value.to_owned()));
        let path = path.collect();
        let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).map(|query| query.0).unwrap_or_default();
        let now = self.desk.now();
        let session = session::token(&parts.headers);
        let visitor = self.visitor(session.clone(), now).await;
        let peer = parts.extensions.get::<ConnectInfo<Peer>>().map(|peer| peer.0.ip());
        let from = peer.map(|peer| self.guard.asker(&parts.headers, peer).to_string());
        let call = Call {
            session: session.filter(|_| visitor.is_some()),
            visitor,
            path,
            query: Fields(query),
            form: Form::default(),
            asked: parts.uri.path().to_owned(),
            from: from.unwrap_or_default(),
            now,
            arrived,
        };
        (call, Request::from_parts(parts, body))
    }

    async fn visitor(&self, session: Option<String>, now: chrono::DateTime<chrono::FixedOffset>) -> Option<Visitor> {
        let (desk, session) = (Arc::clone(&self.desk), session?);
        let found = tokio::task::spawn_blocking(move || desk.store.visitor(&session, now)).await.ok()?;
        found.inspect_err(|error| tracing::error!("{error:#}")).ok()?
    }

    /// Makes the page.
    async fn page(&self, route: &'static Route, call: Call) -> Answer {
        let desk = Arc::clone(&self.desk);
        let work = move || route.answer(&desk, &call).unwrap_or_else(|trouble| pages::trouble(&desk, &call, trouble));
        self.queue.run(work).await.unwrap_or_else(|| plain(503))
    }
}

/// An answer without a page.
fn plain(status: u16) -> Answer {
    let text = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default();
    Answer::of("text/plain; charset=utf-8", text.as_bytes().to_vec()).with_status(status)
}

/// Whether whoever asks stays to be told what changes.
fn stays(request: &Request) -> bool {
    request.headers().get(ACCEPT).is_some_and(|kind| kind.as_bytes() == EVENTS.as_bytes())
}

/// Media type of server-sent events.
const EVENTS: &str = "text/event-stream";

/// An answer that goes on; a proxy must not wait for its end.
fn going_on(events: Events) -> Response {
    let mut response = Response::new(Body::from_stream(events));
    let headers = response.headers_mut();
    headers.insert("content-type", HeaderValue::from_static(EVENTS));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

fn response(answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = ("content-type", answer.content_type);
    for (name, value) in answer.headers.into_iter().chain([kind]) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}
