//! The command line: the binary itself, its one-line errors, and how it stops.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

fn binary(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iscm-graph"));
    command.current_dir(folder).env_remove("DATABASE_URL").env_remove("LISTEN").env("LOG", "error");
    command
}

/// The one line that a failing command prints.
fn reason(output: &Output) -> String {
    assert!(!output.status.success(), "it failed");
    let text = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    assert_eq!(text.lines().count(), 1, "one line: {text}");
    assert!(!text.contains("panicked"), "{text}");
    text
}

#[test]
fn failures_are_one_line_and_a_status() {
    let folder = TempDir::new().expect("a folder");
    let run = |arguments: &[&str]| binary(folder.path()).args(arguments).output().expect("it runs");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    assert!(reason(&run(&["--listen", &address])).contains(&format!("cannot listen on {address}")));

    let nobody = "postgres://nobody:secret@127.0.0.1:1/nothing";
    let told = reason(&run(&["--database-url", nobody, "migrate", "status"]));
    assert!(told.contains("cannot use the database") && !told.contains("secret"), "{told}");
    assert!(
        reason(&run(&["--database-url", "mysql://x/y", "migrate", "status"])).contains("neither sqlite://FILE nor postgres://")
    );
    assert!(reason(&run(&["--database-url", "sqlite::memory:", "migrate", "up"])).contains("name a file"));

    fs::write(folder.path().join("corrupt.db"), "this is no database, however long one reads it".repeat(100)).expect("a file");
    assert!(reason(&run(&["--database-url", "sqlite://corrupt.db", "migrate", "up"])).contains("not a database"));

    assert!(run(&["--database-url", "sqlite://empty.db", "migrate", "up"]).status.success());
    assert!(reason(&run(&["--database-url", "sqlite://empty.db?mode=ro"])).contains("readonly database"));
    assert!(reason(&run(&["--database-url", "sqlite://missing/folder.db"])).contains("unable to open"));
    assert!(reason(&run(&["--log", "loud=and=clear", "schema"])).contains("LOG"));
}

#[test]
fn a_bad_setting_is_named() {
    let folder = TempDir::new().expect("a folder");
    for (variable, value) in [("LISTEN", "nowhere"), ("DATABASE_CONNECTIONS", "0")] {
        let output = binary(folder.path()).env(variable, value).output().expect("it runs");
        assert!(!output.status.success());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(value), "{told}");
    }
}

#[test]
fn the_package_is_imported_checked_and_exported() {
    let folder = TempDir::new().expect("a folder");
    let data = fs::canonicalize("data").expect("the package");
    let data = data.to_str().expect("a path");
    for (arguments, told) in [
        (vec!["check", data], "rows, no faults"),
        (vec!["import", data], "imported "),
        (vec!["import", data], "unchanged"),
        (vec!["export", "out"], "exported to out"),
        (vec!["check", "out"], "rows, no faults"),
    ] {
        let output = binary(folder.path()).args(&arguments).output().expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && text.contains(told),
            "{arguments:?}: {text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[cfg(unix)]
#[test]
fn it_fills_an_empty_database_answers_and_stops_when_asked() {
    let folder = TempDir::new().expect("a folder");
    let mut child = binary(folder.path()).args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().expect("it runs");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let first = lines.next().expect("a line").expect("text");
    let url = first.split_whitespace().last().expect("an address").to_owned();
    assert!(url.ends_with("/graphql"), "{first}");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let answer = runtime.block_on(async {
        let query = [("query", "{ states { totalCount } }")];
        reqwest::Client::new().get(&url).query(&query).send().await.expect("an answer").text().await.expect("a text")
    });
    assert_eq!(answer, "{\"data\":{\"states\":{\"totalCount\":50}}}");
    let terminated = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill runs");
    assert!(terminated.success());
    assert!(child.wait().expect("it ends").success(), "it ends well");
}
