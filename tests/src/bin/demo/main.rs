//! The generated client against a local server that plays the API: no key, no network. Started by `cargo xtask demo`.

mod api;
mod table;

use std::error::Error;

use api::{Api, Exchange};
use vogent::Client;
use vogent::models::ListBatchDialJobDialsResult;

/// Any path value does; the server has one job.
const JOB: &str = "job_spring_reminders";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let api = Api::start().await?;
    let pages = fetch(api.url()).await?;
    println!("Dials of the batch job {JOB}, from {}\n", api.url());
    println!("{}\n", table::dials(&pages));
    println!("{}", summary(&pages, &api.exchanges()));
    Ok(())
}

/// All a program has to do: build a client, ask for pages.
async fn fetch(url: &str) -> Result<Vec<ListBatchDialJobDialsResult>, vogent::Error> {
    let client = Client::builder().base_url(url).no_proxy().bearer_auth(api::KEY).build()?;
    let mut pages = client.list_batch_dial_job_dials(JOB).into_pages();
    let mut all = Vec::new();
    while let Some(page) = pages.try_next().await? {
        all.push(page.into_inner());
    }
    Ok(all)
}

fn summary(pages: &[ListBatchDialJobDialsResult], exchanges: &[Exchange]) -> String {
    let dials: usize = pages.iter().map(|page| page.data.len()).sum();
    let head =
        format!("{dials} dials on {} pages, with {} requests:", pages.len(), exchanges.len());
    let lines = exchanges.iter().enumerate().map(|(number, exchange)| {
        format!("  {}. page {}: {}", number + 1, exchange.page, exchange.outcome())
    });
    let unknown = table::unknown_results(pages);
    let notes = unknown.iter().map(|(dial, result)| {
        format!("The result {result} of {dial} is not in the description; it is kept as it came.")
    });
    [head].into_iter().chain(lines).chain(notes).collect::<Vec<_>>().join("\n")
}
