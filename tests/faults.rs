//! Faults that really happen: the database goes away, the disk is full, no file descriptor is left, the process is killed.

use std::{
    fs,
    net::{SocketAddr, TcpStream},
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    binary::{Running, binary, limited, reason},
    engines::{Server, engines},
};
use iscm_graph::{config::Service, database, dataset};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{io::copy_bidirectional, net, task::JoinSet};

const QUESTION: &str = "{ process(slug: \"prague-process\") { name } }";

/// A way to a server that can be cut.
struct Wire {
    address: SocketAddr,
    whole: Arc<AtomicBool>,
}

impl Wire {
    async fn to(server: String) -> Self {
        let listener = net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let whole = Arc::new(AtomicBool::new(true));
        let wire = Self { address, whole: whole.clone() };
        tokio::spawn(async move {
            let mut connections = JoinSet::new();
            loop {
                let accepted = tokio::time::timeout(Duration::from_millis(20), listener.accept()).await;
                if !whole.load(Ordering::Relaxed) {
                    // What was open is closed, what comes is closed at once.
                    connections.abort_all();
                } else if let Ok(Ok((mut client, _))) = accepted {
                    let server = server.clone();
                    connections.spawn(async move {
                        let mut server = net::TcpStream::connect(server).await.expect("the database listens");
                        let _ = copy_bidirectional(&mut client, &mut server).await;
                    });
                }
            }
        });
        wire
    }
}

/// What is answered once it is this code, or nothing is wrong; a fault takes a moment to be seen, and so does its end.
async fn eventually(server: &Server, code: Option<&str>) -> Value {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let answer = server.ask(QUESTION).await;
        let found = answer["errors"][0]["extensions"]["code"].as_str();
        if found == code {
            return answer;
        }
        assert!(matches!(found, None | Some("DATABASE_UNAVAILABLE")), "only this may go wrong: {answer}");
        assert!(Instant::now() < deadline, "never {code:?}: {answer}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_goes_away_and_comes_back() {
    let engines = engines().await;
    let Some(engine) = engines.get(1) else { return };
    let db = engine.migrated().await;
    dataset::fill(&db).await.expect("the dataset");
    let (server, name) = engine.url.rsplit_once('/').expect("an address");
    let (user, address) = server.split_once('@').expect("an address");
    let wire = Wire::to(address.to_owned()).await;
    let cut = database::connect(&format!("{user}@{}/{name}", wire.address), 2, None).await.expect("a connection");
    let server = Server::over(cut, Service::default()).await;
    let ready = || async {
        let url = server.address.clone() + "/health/ready";
        server.client.get(url).send().await.expect("an answer").status().as_u16()
    };
    eventually(&server, None).await;
    assert_eq!(ready().await, 200);

    wire.whole.store(false, Ordering::Relaxed);
    let answer = eventually(&server, Some("DATABASE_UNAVAILABLE")).await;
    assert_eq!(answer["data"], json!({ "process": null }));
    assert_eq!(ready().await, 503);
    let live = server.client.get(server.address.clone() + "/health/live").send().await.expect("an answer");
    assert_eq!(live.status().as_u16(), 200, "the process itself is well");
    wire.whole.store(true, Ordering::Relaxed);
    eventually(&server, None).await;
    assert_eq!(ready().await, 200);

    // The server ends all connections, as it does when it restarts.
    let end =
        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()");
    db.execute_unprepared(&end).await.expect("ended connections");
    eventually(&server, None).await;
}

/// Copies the package, with another title.
fn other_package(folder: &std::path::Path) {
    fs::create_dir(folder).expect("a folder");
    for file in fs::read_dir("data").expect("the package") {
        let file = file.expect("a file");
        fs::copy(file.path(), folder.join(file.file_name())).expect("a copy");
    }
    let descriptor = folder.join("datapackage.json");
    let text = fs::read_to_string(&descriptor).expect("a descriptor");
    let title: Value = serde_json::from_str(&text).expect("JSON");
    let title = title["title"].as_str().expect("a title");
    fs::write(&descriptor, text.replacen(title, "Another title", 1)).expect("a descriptor");
}

#[test]
fn a_full_disk_leaves_the_old_data_whole() {
    let folder = TempDir::new().expect("a folder");
    let data = fs::canonicalize("data").expect("the package");
    other_package(&folder.path().join("other"));
    assert!(binary(folder.path()).arg("import").arg(&data).status().expect("it runs").success());
    let before = exported(folder.path(), "before");
    // No file may grow beyond 64 KiB; the write-ahead log would have to.
    let refused = limited(folder.path(), "trap '' XFSZ; ulimit -f 128").args(["import", "other"]).output().expect("it runs");
    let told = reason(&refused);
    assert!(told.contains("disk") || told.contains("I/O"), "{told}");
    assert_eq!(exported(folder.path(), "after"), before);
    let told = reason(&limited(folder.path(), "trap '' XFSZ; ulimit -f 80").args(["export", "small"]).output().expect("it runs"));
    assert!(told.contains("cannot write small/"), "{told}");
}

/// The data of the database in a folder, as one text.
fn exported(folder: &std::path::Path, name: &str) -> String {
    exported_from(&mut binary(folder), folder, name)
}

fn exported_from(command: &mut std::process::Command, folder: &std::path::Path, name: &str) -> String {
    let output = command.args(["export", name]).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files: Vec<_> =
        fs::read_dir(folder.join(name)).expect("a package").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("a file")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_during_an_import_leaves_old_or_new_data_whole() {
    for engine in engines().await {
        let folder = TempDir::new().expect("a folder");
        let data = fs::canonicalize("data").expect("the package");
        other_package(&folder.path().join("other"));
        let command = || {
            let mut command = binary(folder.path());
            command.env("DATABASE_URL", &engine.url);
            command
        };
        assert!(command().arg("import").arg(&data).status().expect("it runs").success());
        let old = exported_from(&mut command(), folder.path(), "old");
        let started = Instant::now();
        assert!(command().args(["import", "other"]).status().expect("it runs").success());
        let mut whole = started.elapsed();
        let new = exported_from(&mut command(), folder.path(), "new");
        assert_ne!(old, new);
        assert!(command().arg("import").arg(&data).status().expect("it runs").success());
        let (mut killed, steps) = (0, 12);
        for step in 1..=steps {
            let mut import = command().args(["import", "other"]).stdout(Stdio::null()).spawn().expect("it runs");
            thread::sleep(whole * step / steps);
            if import.try_wait().expect("a state").is_none() {
                killed += 1;
            } else {
                // The machine has become faster: the next ones are killed sooner.
                whole = whole * 2 / 3;
            }
            import.kill().expect("killed");
            import.wait().expect("ended");
            let found = exported_from(&mut command(), folder.path(), &format!("found{step}"));
            assert!(found == old || found == new, "{} holds a part after {step} of {steps}", engine.name);
            if found == new {
                assert!(command().arg("import").arg(&data).status().expect("it runs").success());
            }
        }
        assert!(killed > 3, "{killed} of {steps} imports were killed while they ran");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_no_file_descriptor_is_left_others_wait_and_are_answered() {
    let folder = TempDir::new().expect("a folder");
    let running = Running::start(&mut limited(folder.path(), "ulimit -n 48"));
    let address = running.url.trim_start_matches("http://").trim_end_matches("/graphql").to_owned();
    let held: Vec<_> = (0..100).map(|_| TcpStream::connect(&address).expect("a connection")).collect();
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).build().expect("a client");
    let ask = || client.post(&running.url).json(&json!({ "query": QUESTION })).send();
    let waits = tokio::time::timeout(Duration::from_millis(500), ask()).await;
    assert!(waits.is_err(), "no descriptor was left: {waits:?}");
    drop(held);
    let answer: Value = tokio::time::timeout(Duration::from_secs(20), ask())
        .await
        .expect("in time")
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    assert_eq!(answer["data"]["process"]["name"], "Prague Process");
    running.signal("TERM");
    assert!(running.ended().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_under_load_loses_no_accepted_request() {
    let folder = TempDir::new().expect("a folder");
    let running = Running::start(&mut binary(folder.path()));
    let answered = Arc::new(AtomicUsize::new(0));
    let mut clients = JoinSet::new();
    for _ in 0..16 {
        let (url, answered) = (running.url.clone(), answered.clone());
        clients.spawn(async move {
            let client = reqwest::Client::builder().pool_max_idle_per_host(0).build().expect("a client");
            loop {
                match client
                    .post(&url)
                    .json(&json!({ "query": "{ meetings(first: 100) { nodes { title host { name } } } }" }))
                    .send()
                    .await
                {
                    // Nobody accepts any more.
                    Err(error) if error.is_connect() => break,
                    Err(error) => panic!("an accepted request was lost: {error:?}"),
                    Ok(response) => {
                        let answer: Value = response.json().await.expect("a whole answer");
                        assert!(answer.get("errors").is_none(), "{answer}");
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        });
    }
    let deadline = Instant::now() + Duration::from_mins(1);
    while answered.load(Ordering::Relaxed) < 50 && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    running.signal("TERM");
    assert!(tokio::task::spawn_blocking(|| running.ended()).await.expect("an end").success());
    while let Some(client) = clients.join_next().await {
        client.expect("every request got an answer");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_is_named_or_answered_with_an_error() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("iscm-graph.db");
    assert!(
        binary(folder.path())
            .arg("import")
            .arg(fs::canonicalize("data").expect("the package"))
            .status()
            .expect("it runs")
            .success()
    );
    let whole = fs::read(&file).expect("a database");
    let damage = |from: usize| {
        let mut damaged = whole.clone();
        damaged[from..].fill(0xA5);
        fs::write(&file, damaged).expect("a damaged database");
    };
    let running = Running::start(&mut binary(folder.path()));
    damage(4096);
    let ask = async |query: &str| {
        let request = reqwest::Client::new().post(&running.url).json(&json!({ "query": query }));
        request.send().await.expect("an answer").json::<Value>().await.expect("JSON")
    };
    let answer = ask("{ meetings(first: 100) { nodes { title citations { locator source { title } } } } }").await;
    // An open connection reads nonsense; a new one cannot be opened at all.
    let told = (answer["errors"][0]["extensions"]["code"].as_str(), answer["errors"][0]["message"].as_str());
    let (internal, away) = ("internal error", "the database cannot be reached: ask again soon");
    assert!(
        [(Some("INTERNAL_SERVER_ERROR"), Some(internal)), (Some("DATABASE_UNAVAILABLE"), Some(away))].contains(&told),
        "{answer}"
    );
    assert_eq!(ask("{ __typename }").await["data"]["__typename"], "Query", "the process is well");
    running.signal("TERM");
    running.ended();

    for from in [4096, 0] {
        damage(from);
        let told = reason(&binary(folder.path()).output().expect("it runs"));
        assert!(told.contains("iscm-graph.db") && (told.contains("not a database") || told.contains("malformed")), "{told}");
    }
}
