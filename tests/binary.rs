//! The binary itself, for the tests of its command line and of faults.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
};

/// The binary in a folder, whatever the environment says.
pub fn binary(folder: &Path) -> Command {
    prepared(Command::new(env!("CARGO_BIN_EXE_iscm-graph")), folder)
}

/// The binary, started by a shell that first sets a limit.
pub fn limited(folder: &Path, limit: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{limit}; exec \"$@\""), "sh", env!("CARGO_BIN_EXE_iscm-graph")]);
    prepared(shell, folder)
}

fn prepared(mut command: Command, folder: &Path) -> Command {
    command.current_dir(folder).env_remove("DATABASE_URL").env("LISTEN", "127.0.0.1:0").env("LOG", "error");
    command
}

/// The one line that a failing command prints.
pub fn reason(output: &Output) -> String {
    assert!(!output.status.success(), "it failed");
    let text = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    assert_eq!(text.lines().count(), 1, "one line: {text}");
    assert!(!text.contains("panicked"), "{text}");
    text
}

/// The binary while it serves.
pub struct Running {
    child: Child,
    /// Where it answers questions.
    pub url: String,
}

impl Running {
    /// Starts it, and waits until it listens.
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it runs");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let first = lines.next().expect("a line").expect("text");
        let url = first.split_whitespace().last().expect("an address").to_owned();
        assert!(url.ends_with("/graphql"), "{first}");
        Self { child, url }
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
    }

    /// Waits for its end.
    pub fn ended(mut self) -> ExitStatus {
        self.child.wait().expect("it ends")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already, or a test has failed.
        let _ = self.child.kill();
    }
}
