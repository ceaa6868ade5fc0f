//! `Client::from_env`, in a process of its own: the id and secret of a program, and a base URL that overrides servers.

use std::process::Command;

use golden_wire::Client;
use serde_json::json;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

const ID: &str = "GOLDEN_WIRE_CLIENT_ID";
const SECRET: &str = "GOLDEN_WIRE_CLIENT_SECRET";
const URL: &str = "GOLDEN_WIRE_BASE_URL";

/// What the child prints with these variables.
fn child(variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "environment::runs_as_a_child", "--ignored", "--nocapture"]);
    command.env("NO_PROXY", "*").envs(variables.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// No test: what the others start.
#[tokio::test]
#[ignore = "started by the other tests"]
async fn runs_as_a_child() {
    match Client::from_env() {
        Ok(client) => {
            println!("program: {:?}", client.program().send().await.map_err(|e| e.to_string()));
            println!("upload: {:?}", client.upload().send_raw().await.map_err(|e| e.to_string()));
        }
        Err(error) => println!("refused: {error}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_program_and_a_base_url_are_read() {
    let answer = json!({"access_token": "t", "token_type": "bearer"});
    let server = Server::always(Reply::json(200, &answer)).await.unwrap();
    let url = format!("{}/all", server.url());
    let run = move || child(&[(ID, "me"), (SECRET, "s3cret\n"), (URL, &url)]);
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    assert!(output.contains("program: Ok(())"), "{output}");
    // The other scheme has no credential.
    assert!(output.contains("no credential is set for token"), "{output}");
    let requests = server.requests();
    assert_eq!(requests[0].header("authorization"), "Basic bWU6czNjcmV0");
    let targets: Vec<_> = requests.iter().map(|request| request.target.as_str()).collect();
    assert_eq!(targets, ["/login/token", "/all/program"]);
}

#[test]
fn half_a_program_is_refused() {
    for half in [(ID, "me"), (SECRET, "s3cret")] {
        let output = child(&[half]);
        let expected = format!("refused: set both {ID} and {SECRET}, or neither");
        assert!(output.contains(&expected) && !output.contains("s3cret"), "{output}");
    }
}
