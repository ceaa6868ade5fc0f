//! Other programs: cargo above all, always from the top of the workspace.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The top of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("xtask is a member of the workspace").to_owned()
}

/// The cargo that runs this program.
pub fn cargo(args: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// Runs a command with our own output; its exit code, `2` when it was killed.
pub fn run(command: &mut Command) -> Result<u8, Box<dyn Error>> {
    let status = command.status().map_err(|error| {
        format!("cannot run {}: {error}", command.get_program().to_string_lossy())
    })?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(2))
}

/// Whether OpenSSL can be linked, which the feature `native-tls` needs on Linux.
pub fn has_openssl() -> bool {
    let probe = Command::new("pkg-config").args(["--exists", "openssl"]).status();
    probe.is_ok_and(|status| status.success())
}
