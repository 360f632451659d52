//! The public audits of GraphQL over HTTP: every MUST, SHOULD and MAY.

use std::{env, path::Path};

use crate::engines::engines;
use serde::Deserialize;
use tokio::process::Command;

#[derive(Debug, Deserialize)]
struct Audit {
    name: String,
    status: String,
    reason: Option<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_audit_passes() {
    let folder = Path::new("target/audit");
    if !folder.join("node_modules/graphql-http").exists() {
        assert!(env::var_os("CI").is_none(), "the audits are missing: run the tests with `make test`");
        eprintln!("the audits are missing: `make test` installs and runs them");
        return;
    }
    let server = engines().await[0].served().await;
    let url = format!("{}/graphql", server.address);
    let output = Command::new("node").args(["tests/http/audit.mjs", "target/audit", &url]).output().await.expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let audits: Vec<Audit> = serde_json::from_slice(&output.stdout).expect("results");
    let failed: Vec<_> = audits.iter().filter(|audit| audit.status != "ok").collect();
    assert!(failed.is_empty(), "{failed:#?}");
    let count = |word: &str| audits.iter().filter(|audit| audit.name.contains(word)).count();
    eprintln!("audits: {} MUST, {} SHOULD, {} MAY", count("MUST"), count("SHOULD"), count("MAY"));
    assert!(
        count("MUST") >= 13 && count("SHOULD") >= 23 && count("MAY") >= 25 && count("introspection") == 2,
        "{}",
        audits.len()
    );
    assert!(audits.iter().all(|audit| audit.reason.is_none()));
}
