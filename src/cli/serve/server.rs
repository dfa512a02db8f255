//! The server of the preview: files of the newest build, or the page of the error; nothing is ever written.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::percent_decode_str;
use tower_livereload::LiveReloadLayer;

use super::page;
use crate::pipeline::Error;
use crate::site::paths;

/// What the browser sees.
#[derive(Debug, Default)]
pub(super) enum Shown {
    /// Nothing is built yet.
    #[default]
    Begun,
    /// A site with one issue.
    Site {
        /// Its folder.
        site: PathBuf,
        /// The name of the issue's folder.
        issue: String,
    },
    /// A page that says what is wrong.
    Failed(String),
}

/// What is shown, and how browsers learn that it is something else now.
#[derive(Debug, Default)]
pub(super) struct Preview {
    shown: RwLock<Shown>,
    /// Puts its script into pages on their way to the browser, never into files.
    layer: LiveReloadLayer,
}

impl Preview {
    /// Shows something else, makes browsers load it and gives back what was shown before.
    pub(super) fn show(&self, now: Shown) -> Shown {
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *shown, now);
        drop(shown);
        self.layer.reloader().reload();
        before
    }
}

/// Serves until the program is interrupted.
pub(super) fn run(listener: TcpListener, preview: Arc<Preview>) -> Result<(), Error> {
    listener.set_nonblocking(true).map_err(Error::failed)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(Error::failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(Error::failed)?;
        let layer = preview.layer.clone();
        let app = Router::new().fallback(answer).with_state(preview).layer(layer);
        let server = axum::serve(listener, app);
        tokio::select! {
            served = server => served.map_err(Error::failed),
            () = interrupted() => Ok(()),
        }
    })
}

/// Waits for the wish to end, so that the built report does not stay behind in the folder for temporary files.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (terminate, hangup) = (signal(SignalKind::terminate()), signal(SignalKind::hangup()));
        if let (Ok(mut terminate), Ok(mut hangup)) = (terminate, hangup) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
            return;
        }
    }
    // Where even this cannot be waited for, the server stays until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn answer(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    if !asked_by_this_computer(request.headers()) {
        return (StatusCode::FORBIDDEN, "the preview answers to 127.0.0.1 and localhost only").into_response();
    }
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy().into_owned();
    let path = path.trim_start_matches('/');
    let is_page = path.ends_with('/') || !path.contains('.') || path.ends_with(".html");
    let shown = preview.shown.read().unwrap_or_else(PoisonError::into_inner);
    match &*shown {
        Shown::Site { issue, .. } if path.is_empty() => {
            Redirect::temporary(&format!("/{issue}/index.html")).into_response()
        }
        Shown::Site { site, .. } => {
            let name = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            // The same rule that names had to pass when they were written: nothing climbs out of the folder.
            let bytes = paths::check(&name).ok().and_then(|()| std::fs::read(site.join(&name)).ok());
            match bytes {
                Some(bytes) => sent(StatusCode::OK, media_type(&name), bytes),
                None => html(StatusCode::NOT_FOUND, page::absent()),
            }
        }
        Shown::Failed(page) if is_page => html(StatusCode::INTERNAL_SERVER_ERROR, page.clone()),
        Shown::Begun if is_page => html(StatusCode::SERVICE_UNAVAILABLE, page::begun()),
        Shown::Begun | Shown::Failed(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A page of the network that a browser has open must not read the report by giving this computer a name of its own.
fn asked_by_this_computer(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

fn html(status: StatusCode, page: String) -> Response {
    sent(status, "text/html; charset=utf-8", page.into_bytes())
}

fn sent(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response {
    // The same address shows something else after the next change.
    (status, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes).into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_by_its_own_names_is_answered() {
        let asked = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().expect("a header"));
            asked_by_this_computer(&headers)
        };
        for host in ["127.0.0.1:4180", "localhost:4180", "localhost"] {
            assert!(asked(host), "{host}");
        }
        for host in ["evil.example:4180", "127.0.0.1.evil.example", "localhost.evil.example:80"] {
            assert!(!asked(host), "{host}");
        }
        assert!(!asked_by_this_computer(&HeaderMap::new()));
    }
}
