//! One request for a token (RFC 6749 §4.4.2), and what its answer means.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde_json::Value;

use crate::runtime::body::{Body, Buffer, Collected, collect};
use crate::runtime::encode;
use crate::runtime::error::Error;
use crate::runtime::head::RequestHead;
use crate::runtime::message::message;
use crate::runtime::secret::Secret;
use crate::runtime::services::Services;
use crate::runtime::timer::within;
use crate::runtime::transport::Deadline;
use crate::runtime::transport_error::TransportError;
use crate::runtime::url::BaseUrl;

/// The longest that a token request may take.
const LONGEST: Duration = Duration::from_secs(30);
/// The largest answer in bytes; tokens are far smaller.
const LARGEST: u64 = 64 << 10;

/// Where tokens come from, and what is said to get one.
pub struct TokenEndpoint {
    /// The means of the client.
    pub services: Services,
    /// The URL.
    pub url: BaseUrl,
    /// The parameters of the request.
    pub form: Vec<(String, String)>,
    /// The program's id.
    pub client_id: String,
    /// The program's secret.
    pub client_secret: Secret,
    /// Whether both go into the body, in place of a header.
    pub in_body: bool,
}

/// A token as it came.
#[derive(Debug, Clone)]
pub struct Token {
    /// The token.
    pub secret: Secret,
    /// When it was asked for; the server counts its lifetime from a later point.
    pub asked: Instant,
    /// How long it lives, if the server says so.
    pub lifetime: Option<Duration>,
}

/// Why there is no token, for everybody who waits for it.
#[derive(Debug, Clone)]
pub struct Failure {
    /// One line without secrets.
    pub text: String,
    /// Whether asking again may help.
    pub transient: bool,
    /// What broke, if it was the connection.
    pub source: Option<Arc<TransportError>>,
}

impl Failure {
    fn permanent(text: impl Into<String>) -> Self {
        Self { text: format!("the token endpoint {}", text.into()), transient: false, source: None }
    }

    fn transient(text: impl Into<String>) -> Self {
        Self { transient: true, ..Self::permanent(text) }
    }

    fn broken(error: TransportError) -> Self {
        let text = format!("cannot be reached: {error}");
        Self { source: Some(Arc::new(error)), ..Self::transient(text) }
    }
}

impl TokenEndpoint {
    /// Refuses an endpoint to which the secret would go unencrypted.
    ///
    /// # Errors
    ///
    /// Fails for plain http to another host than this machine, unless the client allows it.
    pub fn check(&self) -> Result<(), Error> {
        if self.url.is_confidential() || self.services.allow_insecure_credentials {
            return Ok(());
        }
        Err(Error::build(
            "the token endpoint is plain http, over which no secret is sent; use https, or allow_insecure_credentials if you must",
        ))
    }

    /// Asks for a token once.
    ///
    /// # Errors
    ///
    /// Fails if there is no answer in time, or one that is no token.
    pub async fn ask(&self) -> Result<Token, Failure> {
        let asked = self.services.clock.now();
        let head = self.head().map_err(Failure::permanent)?;
        let secrets = head.secrets().to_vec();
        let request = head.into_request(self.body()).map_err(Failure::permanent)?;
        let clock = &self.services.clock;
        let mut timer = clock.can_sleep().then(|| clock.timer(LONGEST));
        let deadline = Deadline::after(asked, Some(LONGEST));
        let exchange = self.exchange(request, deadline);
        let late = || Failure::transient(format!("gave no answer within {LONGEST:?}"));
        let (status, body) = within(&mut timer, exchange).await.ok_or_else(late)??;
        if !status.is_success() {
            return Err(refusal(status, &body, &secrets));
        }
        token(&body, asked)
    }

    fn head(&self) -> Result<RequestHead, String> {
        let mut head = RequestHead::new(Method::POST, self.url.text());
        head.headers =
            HeaderMap::from_iter([(http::header::USER_AGENT, self.services.user_agent.clone())]);
        head.set_header("accept", "application/json")?;
        head.set_header("content-type", "application/x-www-form-urlencoded")?;
        let (id, secret) =
            (encode::form(&self.client_id), encode::form(self.client_secret.expose()));
        // A parameter may be a secret as well.
        let is_standard = |name: &str| matches!(name, "grant_type" | "scope");
        let further = self.form.iter().filter(|(name, _)| !is_standard(name));
        further.for_each(|(_, value)| head.guard(&value.as_str().into()));
        head.guard(&self.client_secret);
        head.guard(&secret.as_str().into());
        if !self.in_body {
            // Encoded before it is joined (RFC 6749 §2.3.1), since an id may hold a colon.
            let pair = STANDARD.encode(format!("{id}:{secret}"));
            head.set_secret_header("authorization", "Basic ", &pair.into())?;
        }
        Ok(head)
    }

    fn body(&self) -> Body {
        let own = [
            ("client_id", self.client_id.as_str()),
            ("client_secret", self.client_secret.expose()),
        ];
        let own = own.into_iter().filter(|_| self.in_body);
        let form = self.form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let pair = |(name, value)| format!("{}={}", encode::form(name), encode::form(value));
        form.chain(own).map(pair).collect::<Vec<_>>().join("&").into()
    }

    async fn exchange(
        &self,
        request: http::Request<Body>,
        deadline: Deadline,
    ) -> Result<(StatusCode, Bytes), Failure> {
        let sent = self.services.transport.send(request, deadline).await;
        let (parts, mut body) = sent.map_err(Failure::broken)?.into_parts();
        let mut buffer = Buffer::default();
        match collect(&mut body, &mut buffer, LARGEST).await {
            Collected::Failed(error) => Err(Failure::broken(error)),
            Collected::Cut => {
                Err(Failure::permanent(format!("answered with more than {LARGEST} bytes")))
            }
            Collected::Whole => Ok((parts.status, buffer.finish())),
        }
    }
}

/// Says nothing of what is in it.
impl fmt::Debug for TokenEndpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TokenEndpoint").finish_non_exhaustive()
    }
}

/// What an error answer says (RFC 6749 §5.2), without the secrets that it may repeat.
fn refusal(status: StatusCode, body: &[u8], secrets: &[Secret]) -> Failure {
    let message = message(body, secrets).map(|text| format!(": {text}")).unwrap_or_default();
    let text = format!("answered {status}{message}");
    let passes = matches!(status.as_u16(), 408 | 429) || status.is_server_error();
    if passes { Failure::transient(text) } else { Failure::permanent(text) }
}

/// The token in a success (RFC 6749 §5.1). Nothing of the answer is repeated where it does not fit.
fn token(body: &[u8], asked: Instant) -> Result<Token, Failure> {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let answer: Value = serde_json::from_slice(text)
        .map_err(|_| Failure::permanent("answered with something that is not JSON"))?;
    let text = |name: &str| answer.get(name).and_then(Value::as_str);
    let secret = text("access_token").filter(|token| !token.is_empty());
    let secret = secret.ok_or_else(|| Failure::permanent("answered without an `access_token`"))?;
    if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(Failure::permanent("answered with a token that is not a bearer token"));
    }
    let lifetime = answer.get("expires_in").and_then(seconds);
    Ok(Token { secret: secret.into(), asked, lifetime })
}

/// Some servers write the number as text.
fn seconds(value: &Value) -> Option<Duration> {
    let seconds = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
    Duration::try_from_secs_f64(seconds.max(0.0)).ok()
}
