//! Where calls go: servers with variables, relative ones, servers of single operations, and what overrides them.

use codegen_runtime::runtime::core::{Environment, Settings};
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::server::{Server, Variable};
use http::Method;

use super::support;

const REGION: Variable = Variable { name: "region", default: "eu", values: &["eu", "us"] };
const TENANT: Variable = Variable { name: "tenant", default: "main", values: &[] };

static HOSTED: Environment = Environment {
    user_agent: "test/1.0",
    servers: &[
        Server { url: "https://{region}.example.com/{tenant}", variables: &[REGION, TENANT] },
        Server { url: "https://{tenant}.sandbox.example.com:8443", variables: &[TENANT] },
    ],
    base_url_variable: "CODEGEN_RUNTIME_TEST_SERVERS_BASE_URL",
};

static RELATIVE: Environment = Environment {
    servers: &[Server { url: "../v{version}/", variables: &[VERSION] }],
    ..HOSTED_WITHOUT
};
static UNKNOWN: Environment = HOSTED_WITHOUT;
const HOSTED_WITHOUT: Environment = Environment {
    user_agent: "test/1.0",
    servers: &[],
    base_url_variable: "CODEGEN_RUNTIME_TEST_SERVERS_BASE_URL",
};
const VERSION: Variable = Variable { name: "version", default: "1", values: &[] };

fn settings(environment: &'static Environment, mock: &MockTransport) -> Settings {
    let mut settings = Settings::new(environment);
    settings.transport(mock.clone());
    settings.clock(mock.clock());
    settings
}

/// The URL that a call of an operation with this server goes to, or what the error says.
async fn goes_to(
    environment: &'static Environment,
    own: Option<&'static Server>,
    change: impl Fn(&mut Settings),
) -> Result<String, String> {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200));
    let mut settings = settings(environment, &mock);
    change(&mut settings);
    let mut endpoint = support::keyed(Method::GET, "/x", &[], None);
    (endpoint.server, endpoint.security) = (own, &[]);
    let failed = |error: codegen_runtime::runtime::error::Error| {
        assert_eq!(error.kind(), ErrorKind::Build);
        error.to_string()
    };
    let core = settings.build().map_err(failed)?;
    let call = core.call(Box::leak(Box::new(endpoint))).send_raw();
    call.await.map_err(|error| failed(error.into()))?;
    Ok(mock.requests()[0].url.clone())
}

#[tokio::test]
async fn the_first_server_with_its_defaults_is_used_unless_somebody_chooses() {
    let url = goes_to(&HOSTED, None, |_| {}).await.unwrap();
    assert_eq!(url, "https://eu.example.com/main/x");
    let url = goes_to(&HOSTED, None, |settings| {
        settings.server_variable("region", "us");
        settings.server_variable("tenant", "a/b");
    });
    assert_eq!(url.await.unwrap(), "https://us.example.com/a/b/x");
    let url = goes_to(&HOSTED, None, |settings| {
        settings.server(1);
        settings.server_variable("tenant", "acme");
        settings.server_variable("region", "us");
    });
    assert_eq!(url.await.unwrap(), "https://acme.sandbox.example.com:8443/x");
}

#[tokio::test]
async fn a_value_is_one_of_those_that_are_named_and_stays_in_its_place() {
    let mars = goes_to(&HOSTED, None, |settings| settings.server_variable("region", "mars"));
    let error = mars.await.unwrap_err();
    assert_eq!(error, "the variable `region` of the server is one of `eu`, `us`");
    for (index, value) in [
        (1, "evil.example/"),
        (1, "evil.example?"),
        (1, "x@evil"),
        (1, "x#"),
        (1, "a b"),
        (0, ".."),
        (0, "a/../b"),
        (0, "{x}"),
    ] {
        let result = goes_to(&HOSTED, None, |settings| {
            settings.server(index);
            settings.server_variable("tenant", value);
        });
        let error = result.await.unwrap_err();
        assert!(
            error.contains("variable `tenant` cannot stand") && !error.contains(value),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_relative_server_needs_the_place_of_the_description() {
    let error = goes_to(&RELATIVE, None, |_| {}).await.unwrap_err();
    assert!(error.contains("relative (`../v{version}/`): set the base URL"), "{error}");
    let error = goes_to(&UNKNOWN, None, |_| {}).await.unwrap_err();
    assert!(error.contains("no base URL is set"), "{error}");
    let lies = |settings: &mut Settings| {
        settings.document_url("https://api.example.com/docs/openapi.json");
        settings.server_variable("version", "2");
    };
    assert_eq!(goes_to(&RELATIVE, None, lies).await.unwrap(), "https://api.example.com/v2/x");
    assert_eq!(goes_to(&UNKNOWN, None, lies).await.unwrap(), "https://api.example.com/x");
}

#[tokio::test]
async fn an_operation_has_its_own_server_until_somebody_overrides_all() {
    const OWN: Server = Server { url: "https://{region}.files.example.com", variables: &[FREE] };
    const FREE: Variable = Variable { name: "region", default: "us", values: &[] };
    static FILES: Server = OWN;
    static BESIDE: Server = Server { url: "/files", variables: &[] };
    let own = |change: fn(&mut Settings)| goes_to(&HOSTED, Some(&FILES), change);
    assert_eq!(own(|_| {}).await.unwrap(), "https://us.files.example.com/x");
    // A choice among the servers of the API is none among those of an operation; a variable is one of both.
    let chosen = own(|settings| settings.server(1)).await;
    assert_eq!(chosen.unwrap(), "https://us.files.example.com/x");
    let eu = own(|settings| settings.server_variable("region", "eu")).await;
    assert_eq!(eu.unwrap(), "https://eu.files.example.com/x");
    let all = own(|settings| settings.base_url("http://localhost:1/all")).await;
    assert_eq!(all.unwrap(), "http://localhost:1/all/x");
    let beside = |change: fn(&mut Settings)| goes_to(&HOSTED, Some(&BESIDE), change);
    assert_eq!(beside(|_| {}).await.unwrap(), "https://eu.example.com/files/x");
    let elsewhere = beside(|settings| settings.document_url("https://d.example.com/o.json")).await;
    assert_eq!(elsewhere.unwrap(), "https://d.example.com/files/x");
}
