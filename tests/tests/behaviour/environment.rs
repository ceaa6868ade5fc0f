//! `Client::from_env`, in a process of its own with variables of its own.

use std::process::Command;

use vogent::Client;
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

const KEY: &str = "VOGENT_API_KEY";
const URL: &str = "VOGENT_BASE_URL";

/// What the child prints with these variables.
fn child(variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "environment::runs_as_a_child", "--ignored", "--nocapture"]);
    command.env_remove(KEY).env_remove(URL).envs(variables.iter().copied());
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
            let result = client.list_batch_dial_job_dials("job").send().await;
            println!(
                "result: {}",
                result.map_or_else(|error| error.to_string(), |page| page.data.len().to_string())
            );
        }
        Err(error) => println!("refused: {error}"),
    }
}

#[test]
fn without_a_key_it_names_the_variable() {
    for variables in [&[][..], &[(KEY, "")], &[(KEY, "  ")]] {
        let output = child(variables);
        assert!(output.contains("refused:") && output.contains(KEY), "{output}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_key_and_the_base_url_are_read() {
    let server = Server::always(Reply::json(200, &page(&["a", "b"], None))).await.unwrap();
    let url = server.url().to_owned();
    let run = move || child(&[(KEY, " from-env\n"), (URL, &url), ("NO_PROXY", "*")]);
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    assert!(output.contains("result: 2"), "{output}");
    assert_eq!(server.request().header("authorization"), "Bearer from-env");
}

#[test]
fn a_base_url_that_cannot_be_used_is_refused() {
    let output = child(&[(KEY, "k"), (URL, "not a url")]);
    assert!(output.contains("refused:") && output.contains("base URL"), "{output}");
}
