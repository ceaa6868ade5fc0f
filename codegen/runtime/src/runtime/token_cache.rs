//! A token that all calls of a client share: asked for by one of them, renewed before it expires.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::future::{FutureExt, Shared, WeakShared};

use crate::runtime::auth::{AuthError, Credential};
use crate::runtime::body::BoxFuture;
use crate::runtime::head::RequestHead;
use crate::runtime::secret::Secret;
use crate::runtime::token_request::{Failure, Token, TokenEndpoint};

/// A token is renewed when so much of its lifetime is left, or a fifth where that is less.
const EARLY: Duration = Duration::from_secs(300);
/// A token with so little time left, or a tenth where that is less, may expire on the way.
const MARGIN: Duration = Duration::from_secs(10);
/// An early renewal that failed is not repeated before that.
const PAUSE: Duration = Duration::from_secs(10);

/// A server that refuses a token and the one that took its place means something else than the token, a missing right for
/// one. It is not asked with a third one before that.
const INSISTENCE: Duration = Duration::from_secs(60);

/// A request for a token that any number of calls wait for. Each of them drives it, so that it goes on when one gives up,
/// and it is given up with the last of them.
type Flight = Shared<BoxFuture<'static, Result<Secret, Failure>>>;

/// The tokens of one client.
#[derive(Debug)]
pub struct Tokens(Arc<Cache>);

#[derive(Debug)]
struct Cache {
    endpoint: TokenEndpoint,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<Token>,
    flight: Option<WeakShared<BoxFuture<'static, Result<Secret, Failure>>>>,
    /// No early renewal before that.
    pause: Option<Instant>,
    /// When a token was given up last because a server refused it.
    refused: Option<Instant>,
}

/// What a call does for its token.
enum Step {
    /// It has one.
    Use(Secret),
    /// It has one, and is the one to see that there will be another.
    Renew(Secret, Flight),
    /// It waits.
    Wait(Flight),
}

impl Tokens {
    /// No token yet; the first call asks for it.
    #[must_use]
    pub fn new(endpoint: TokenEndpoint) -> Self {
        Self(Arc::new(Cache { endpoint, state: Mutex::default() }))
    }

    async fn token(&self) -> Result<Secret, Failure> {
        match self.0.step() {
            Step::Use(token) => Ok(token),
            Step::Wait(flight) => flight.await,
            Step::Renew(token, flight) => {
                let task = Box::pin(flight.map(drop));
                // Without anything that runs tasks, this call waits and the others go on.
                if let Err(task) = self.0.endpoint.services.clock.spawn(task) {
                    task.await;
                }
                Ok(self.0.fresh().unwrap_or(token))
            }
        }
    }
}

impl Cache {
    fn step(self: &Arc<Self>) -> Step {
        let now = self.endpoint.services.clock.now();
        let mut state = self.state();
        let usable = state.token.as_ref().filter(|token| !is_within(token, MARGIN, 10, now));
        let Some(token) = usable else { return Step::Wait(self.join(&mut state)) };
        let secret = token.secret.clone();
        let is_due = is_within(token, EARLY, 5, now);
        let is_paused = state.pause.is_some_and(|until| now < until);
        if !is_due || is_paused || state.current_flight().is_some() {
            return Step::Use(secret);
        }
        Step::Renew(secret, self.join(&mut state))
    }

    /// The request that is on its way, or a new one.
    fn join(self: &Arc<Self>, state: &mut State) -> Flight {
        if let Some(flight) = state.current_flight() {
            return flight;
        }
        let cache = Arc::clone(self);
        let flight: BoxFuture<'static, _> = Box::pin(async move {
            let result = cache.endpoint.ask().await;
            cache.settle(result)
        });
        let flight = flight.shared();
        state.flight = flight.downgrade();
        flight
    }

    /// Keeps what came.
    fn settle(&self, result: Result<Token, Failure>) -> Result<Secret, Failure> {
        let mut state = self.state();
        state.flight = None;
        state.pause = self.endpoint.services.clock.now().checked_add(PAUSE);
        let token = result?;
        state.pause = None;
        Ok(state.token.insert(token).secret.clone())
    }

    fn fresh(&self) -> Option<Secret> {
        self.state().token.as_ref().map(|token| token.secret.clone())
    }

    /// Forgets the token if it is the one that was refused; another call may have renewed it since. False if it stays
    /// because the one before it was refused a moment ago.
    fn forget(&self, refused: &[Secret]) -> bool {
        let now = self.endpoint.services.clock.now();
        let mut state = self.state();
        if !state.token.as_ref().is_some_and(|token| refused.contains(&token.secret)) {
            return true;
        }
        let since = state.refused.map(|at| now.saturating_duration_since(at));
        if since.is_some_and(|since| since < INSISTENCE) {
            return false;
        }
        state.refused = Some(now);
        state.token = None;
        true
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn current_flight(&self) -> Option<Flight> {
        self.flight.as_ref()?.upgrade()
    }
}

/// Whether the time until the token expires is at most `most`, or a part of its lifetime where that is less. Tokens
/// without a lifetime are used until a server refuses them.
fn is_within(token: &Token, most: Duration, part: u32, now: Instant) -> bool {
    let Some(lifetime) = token.lifetime else { return false };
    let age = now.saturating_duration_since(token.asked);
    lifetime.saturating_sub(age) <= most.min(lifetime / part)
}

impl Credential for Tokens {
    fn apply<'a>(&'a self, request: &'a mut RequestHead) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let token = self.token().await.map_err(error)?;
            let set = request.set_secret_header("authorization", "Bearer ", &token);
            set.map_err(AuthError::permanent)
        })
    }

    fn refused(&self, sent: &[Secret]) -> bool {
        self.0.forget(sent)
    }
}

fn error(failure: Failure) -> AuthError {
    let Failure { text, transient, source } = failure;
    let error = if transient { AuthError::transient(text) } else { AuthError::permanent(text) };
    match source {
        Some(source) => error.with_source(source),
        None => error,
    }
}
