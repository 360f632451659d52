//! The data package: what goes in comes out, and what is wrong is told with its place, on each engine.

use std::{fs, path::Path};

use crate::engines::engines;
use iscm_graph::{
    config::Direction,
    database,
    dataset::{self, Error, Outcome, Package},
};
use tempfile::TempDir;

/// A copy of the package in which one text of one file was replaced.
fn changed(file: &str, from: &str, to: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    Package::embedded().save(folder.path()).expect("a copy");
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).expect("the file");
    assert!(text.contains(from), "{file} contains {from}");
    fs::write(&path, text.replacen(from, to, 1)).expect("a changed file");
    folder
}

fn faults(folder: &Path) -> String {
    Package::open(folder).and_then(|package| dataset::check(&package)).expect_err("a fault").to_string()
}

#[tokio::test]
async fn an_export_equals_its_import_byte_for_byte() {
    for engine in engines().await {
        let db = engine.migrated().await;
        let package = Package::embedded();
        assert!(matches!(dataset::import(&db, &package).await, Ok(Outcome::Loaded(rows)) if rows > 300), "{}", engine.name);
        let exported = dataset::export(&db).await.expect("an export");
        let folder = TempDir::new().expect("a folder");
        exported.save(folder.path()).expect("written files");
        let files = fs::read_dir("data").expect("the package").map(|file| file.expect("a file").path());
        for file in files.filter(|file| !file.ends_with("LICENSE.md")) {
            let written = fs::read(folder.path().join(file.file_name().expect("a name"))).expect("the exported file");
            assert!(written == fs::read(&file).expect("the file"), "{} changes {}", engine.name, file.display());
        }
        assert_eq!(exported, package);
    }
}

#[tokio::test]
async fn a_second_import_changes_nothing_and_another_package_replaces_all() {
    for engine in engines().await {
        let db = engine.migrated().await;
        assert!(matches!(dataset::fill(&db).await, Ok(Some(Outcome::Loaded(_)))));
        assert!(matches!(dataset::fill(&db).await, Ok(None)));
        assert!(matches!(dataset::import(&db, &Package::embedded()).await, Ok(Outcome::Unchanged)));
        let folder = changed("processes.csv", ",Prague Process,", ",The Prague Process,");
        let other = Package::open(folder.path()).expect("a package");
        assert!(matches!(dataset::import(&db, &other).await, Ok(Outcome::Loaded(_))));
        assert_eq!(dataset::export(&db).await.expect("an export"), other);
    }
}

#[tokio::test]
async fn a_faulty_package_leaves_the_old_data_whole() {
    for engine in engines().await {
        let db = engine.migrated().await;
        dataset::fill(&db).await.expect("the dataset");
        let folder = changed("meetings.csv", "2016-09-20,", "2016-09-31,");
        let package = Package::open(folder.path()).expect("a package");
        assert!(matches!(dataset::import(&db, &package).await, Err(Error::Faulty(_))));
        assert_eq!(dataset::export(&db).await.expect("an export"), Package::embedded(), "{}", engine.name);
    }
}

#[test]
fn each_fault_is_told_with_its_file_row_and_column() {
    for (file, from, to, told) in [
        ("meetings.csv", ",2021-02-12,", ",2021-02-30,", "meetings.csv:2:date: \"2021-02-30\" is not an EDTF date"),
        ("meetings.csv", ",WEBINAR,", ",CONCERT,", "meetings.csv:2:kind: \"CONCERT\" is not one of its words"),
        ("meetings.csv", ",LT,17,", ",QQ,17,", "meetings.csv:18:host: \"QQ\" is not in states.csv"),
        ("meetings.csv", ",LT,17,", ",LT,zero,", "meetings.csv:18:position: \"zero\" is not a whole number from 1 on"),
        ("meetings.csv", "slug,process", "slug,proces", "meetings.csv:1:proces: is an unknown column"),
        ("meetings.csv", "slug,process", "slug,proces", "meetings.csv:1:process: is missing"),
        ("states.csv", "AM,ARM", "AL,ARM", "states.csv:3:code: \"AL\" stands in row 2 already"),
        ("states.csv", "AM,ARM", "AM,ALB", "states.csv:3:alpha3: stands in an earlier row already"),
        ("states.csv", "AM,ARM", "AM,ARM,ARM", "states.csv:3:*: has 12 columns, not 11"),
        ("states.csv", ",true,", ",perhaps,", "states.csv:2:official: \"perhaps\" is neither true nor false"),
        ("tenures.csv", ",2011/2017,", ",2017/2011,", "tenures.csv:4:period: \"2017/2011\" ends before it starts"),
        ("memberships.csv", ",prague-process,AL,", ",prague-process,,", "memberships.csv:2:state: names not exactly one of"),
        (
            "discrepancies.csv",
            ",process,prague-process,",
            ",planet,earth,",
            "discrepancies.csv:2:subject_type: \"planet\" is not one of its words",
        ),
        ("sources.csv", "https://www.iom.int", "ftp://www.iom.int", "sources.csv:2:url: is not a web address"),
        ("datapackage.json", "\"title\"", "title", "datapackage.json: is not JSON"),
    ] {
        let found = faults(changed(file, from, to).path());
        assert!(found.lines().any(|line| line.starts_with(told)), "{told} is not among:\n{found}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let folder = changed("meetings.csv", ",2021-02-12,", ",2021-02-30,");
    let path = folder.path().join("states.csv");
    fs::write(&path, fs::read_to_string(&path).expect("the file").replace("AM,ARM", "AL,ARM")).expect("a changed file");
    fs::remove_file(folder.path().join("themes.csv")).expect("a removed file");
    assert_eq!(faults(folder.path()), "themes.csv: is missing");
    fs::write(folder.path().join("themes.csv"), "slug,name\n").expect("a file");
    let found = faults(folder.path());
    for place in ["meetings.csv:2:date", "states.csv:3:code", "taggings.csv:2:theme"] {
        assert!(found.contains(place), "{place} is not among:\n{found}");
    }
}

#[tokio::test]
async fn migrations_go_up_and_down() {
    for engine in engines().await {
        let db = engine.migrated().await;
        let status = database::step(&db, Direction::Status).await.expect("a status");
        assert!(status.iter().all(|line| line.ends_with("Applied")), "{status:?}");
        let down = database::step(&db, Direction::Down).await.expect("down");
        assert!(down.iter().all(|line| line.ends_with("Pending")), "{} {down:?}", engine.name);
        database::step(&db, Direction::Up).await.expect("up again");
        dataset::fill(&db).await.expect("the dataset");
    }
}
