//! Pages, files and health.

use crate::engines::engines;
use reqwest::StatusCode;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_and_health_are_served() {
    for engine in engines().await {
        let server = engine.served().await;
        let get = |path: &'static str| server.client.get(format!("{}{path}", server.address)).send();
        for (path, media_type) in [
            ("/graphiql", "text/html"),
            ("/graphiql/console.js", "text/javascript"),
            ("/graphiql/console.css", "text/css"),
            ("/graphiql/examples.json", "application/json"),
            ("/schema.graphql", "application/graphql"),
            ("/health/live", "text/plain"),
            ("/health/ready", "text/plain"),
        ] {
            let response = get(path).await.expect("an answer");
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert!(response.headers()["content-type"].to_str().expect("a media type").starts_with(media_type), "{path}");
        }
        assert_eq!(get("/graphiql/nothing").await.expect("an answer").status(), StatusCode::NOT_FOUND);
        let page = get("/graphiql").await.expect("the playground");
        let policy = page.headers()["content-security-policy"].to_str().expect("a policy").to_owned();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        let html = page.text().await.expect("a page");
        assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("<style") && !html.contains("onclick"));
        let examples: Value = get("/graphiql/examples.json").await.expect("examples").json().await.expect("JSON");
        assert!(examples.as_array().is_some_and(|examples| examples.len() > 15));
        let schema = get("/schema.graphql").await.expect("the schema").text().await.expect("a schema");
        assert!(schema.contains("type Process implements"));
    }
}
