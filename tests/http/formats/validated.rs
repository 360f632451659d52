//! The validators of others: Python's calendars and XML, and the Frictionless standard's own tool.

use std::{env, fs, path::Path};

use super::{ADDRESSES, get};
use crate::engines::engines;
use tempfile::TempDir;
use tokio::process::Command;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_programs_read_the_files() {
    let python = Path::new("target/frictionless/bin/python");
    if !python.exists() {
        assert!(env::var_os("CI").is_none(), "the validators are missing: run the tests with `make test`");
        eprintln!("the validators are missing: `make test` installs and runs them");
        return;
    }
    let engines = engines().await;
    let server = engines[0].served().await;
    let folder = TempDir::new().expect("a folder");
    for address in ADDRESSES {
        let bytes = get(&server, address, &[]).await.bytes().await.expect("a file");
        fs::write(folder.path().join(address.trim_start_matches('/')), bytes).expect("a file");
    }
    let inexact = get(&server, "/meetings.ics", &[("inexact", "true")]).await.bytes().await.expect("a file");
    fs::write(folder.path().join("inexact.ics"), inexact).expect("a file");
    let output = Command::new(python).arg("tests/http/formats/validate.py").arg(folder.path()).output().await.expect("Python");
    assert!(output.status.success(), "{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
}
