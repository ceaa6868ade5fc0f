//! `cargo xtask demo` in front of a reader: what the program that it starts prints.

use std::process::Command;

use vogent_tests::data::{FIXTURES, fixture_value};

/// What the demo prints, without anything of ours in its environment.
fn output() -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demo"));
    command.env_clear().env("HTTP_PROXY", "http://192.0.2.1:9");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn it_prints_every_dial_of_every_page_and_what_it_took() {
    let output = output();
    for number in 1..=FIXTURES {
        for dial in fixture_value(number)["data"].as_array().unwrap() {
            let id = dial["id"].as_str().unwrap();
            let rows: Vec<&str> =
                output.lines().filter(|line| line.starts_with('│') && line.contains(id)).collect();
            let [row] = rows[..] else { panic!("{id} has one row: {output}") };
            for (name, cell) in [
                ("page", number.to_string()),
                ("to", text(dial, "toNumber")),
                ("result", text(dial, "systemResultType")),
            ] {
                assert!(row.contains(&format!(" {cell} ")), "{name} of {id}: {row}");
            }
        }
    }
    for line in [
        "12 dials on 3 pages, with 4 requests:",
        "  1. page 1: 200 OK",
        "  2. page 2: 429 Too Many Requests, Retry-After: 1 s, so it was tried again",
        "  3. page 2: 200 OK",
        "  4. page 3: 200 OK",
        "The result CARRIER_REJECTED of dial_01HX3G is not in the description; it is kept as it came.",
    ] {
        assert!(output.lines().any(|printed| printed == line), "{line}: {output}");
    }
}

fn text(dial: &serde_json::Value, name: &str) -> String {
    dial[name].as_str().unwrap_or("–").to_owned()
}
