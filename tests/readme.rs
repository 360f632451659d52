//! The README tells the truth: its answers are real, its settings and codes are all there are.

use std::fs;

use clap::CommandFactory as _;
use iscm_graph::config::Arguments;
use serde_json::Value;

use crate::engines::engines;

fn readme() -> String {
    fs::read_to_string("README.md").expect("the README")
}

/// The first two cells of each row whose first cell is a word of code.
fn rows(readme: &str) -> Vec<(&str, &str)> {
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    rows.map(|(first, rest)| (first, rest.split_once('|').map_or("", |(cell, _)| cell.trim().trim_matches('`')))).collect()
}

#[test]
fn every_setting_stands_in_the_readme_with_its_default() {
    let (readme, command) = (readme(), Arguments::command());
    let rows = rows(&readme);
    let settings = command.get_arguments().filter_map(|setting| Some((setting.get_env()?.to_str()?, setting)));
    for (name, setting) in settings {
        let default = setting.get_default_values().first().map_or("", |value| value.to_str().expect("a text"));
        assert!(rows.contains(&(name, default)), "{name} with the default {default:?} is missing");
    }
}

#[test]
fn every_code_stands_in_the_readme() {
    let readme = readme();
    let rows = rows(&readme);
    for file in ["src/http/refusal.rs", "src/graphql/error.rs"] {
        let source = fs::read_to_string(file).expect("a source");
        let codes: Vec<&str> = source
            .split('"')
            .filter(|word| word.len() > 3 && word.chars().all(|sign| sign.is_ascii_uppercase() || sign == '_'))
            .collect();
        assert!(codes.len() > 5, "{file} holds codes");
        for code in codes {
            assert!(rows.iter().any(|(name, _)| *name == code), "{code} of {file} is missing");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_answers_in_the_readme_are_real() {
    let readme = readme();
    let pairs: Vec<(&str, &str)> = readme
        .split("```graphql\n")
        .skip(1)
        .map(|rest| {
            let (query, rest) = rest.split_once("```\n\n```json\n").expect("an answer behind the query");
            (query, rest.split_once("```").expect("its end").0)
        })
        .collect();
    assert_eq!(pairs.len(), 6);
    for engine in engines().await {
        let server = engine.served().await;
        for (query, answer) in &pairs {
            let answer: Value = serde_json::from_str(answer).expect("an answer in JSON");
            assert_eq!(server.ask(query).await, answer, "{}", engine.name);
        }
    }
}
