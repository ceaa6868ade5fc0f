//! The command line of the generator.

mod cli;

use std::process::ExitCode;

/// Descriptions nest, and so do the stages that walk them; the main thread of some systems has but
/// one megabyte.
const STACK_SIZE: usize = 64 << 20;

/// Millions of small tokens come and go on several threads, which the system's allocator makes a
/// quarter of the whole time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let worker = std::thread::Builder::new().stack_size(STACK_SIZE).spawn(cli::run);
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => ExitCode::from(cli::BUG),
        Err(_) => cli::run(),
    }
}
