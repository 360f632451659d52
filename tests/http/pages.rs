//! Pages, files and health.

use crate::engines::engines;
use reqwest::{Response, StatusCode};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_and_health_are_served() {
    for engine in engines().await {
        let server = engine.served().await;
        for (path, media_type) in [
            ("/graphiql", "text/html"),
            ("/schema.graphql", "application/graphql"),
            ("/health/live", "text/plain"),
            ("/health/ready", "text/plain"),
        ] {
            let response = server.client.get(format!("{}{path}", server.address)).send().await.expect("an answer");
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert!(header(&response, "content-type").starts_with(media_type), "{path}");
        }
        let schema = server.client.get(format!("{}/schema.graphql", server.address)).send().await.expect("the schema");
        assert!(schema.text().await.expect("a schema").contains("type Process implements"));
    }
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_found_under_every_address_of_theirs_and_kept_by_browsers() {
    if !web::is_built() {
        // Where it counts it is a failure.
        assert!(std::env::var_os("CI").is_none(), "the pages are not built: run the tests with `make test`");
        eprintln!("the pages are not built: only the console is tested; `make test` builds them");
        return;
    }
    let server = engines().await[0].served().await;
    let ask = async |path: &str, headers: &[(&str, &str)]| {
        let request = server.client.get(format!("{}{path}", server.address));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.send().await.expect("an answer")
    };
    let html = ("accept", "text/html,application/xhtml+xml");
    let start = ask("/", &[html]).await;
    assert_eq!(start.status(), StatusCode::OK);
    assert_eq!(header(&start, "cache-control"), "no-cache");
    let policy = header(&start, "content-security-policy").to_owned();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    let tag = header(&start, "etag").to_owned();
    let page = start.text().await.expect("a page");

    // An address inside the explorer is the same page, for who wants a page.
    let deep = ask("/states/PL", &[html]).await;
    assert_eq!((deep.status(), deep.text().await.expect("a page")), (StatusCode::OK, page.clone()));
    for (path, headers) in
        [("/states/PL", vec![]), ("/states/PL", vec![("accept", "application/json")]), ("/assets/none.js", vec![html])]
    {
        assert_eq!(ask(path, &headers).await.status(), StatusCode::NOT_FOUND, "{path}");
    }

    // Each encoding has a tag of its own, and what the browser has is not sent again.
    for encoding in ["br", "gzip"] {
        let encoded = ask("/", &[html, ("accept-encoding", encoding)]).await;
        assert_eq!(header(&encoded, "content-encoding"), encoding);
        assert_ne!(header(&encoded, "etag"), tag);
    }
    let unchanged = ask("/", &[html, ("if-none-match", &tag)]).await;
    assert_eq!((unchanged.status(), header(&unchanged, "etag")), (StatusCode::NOT_MODIFIED, &*tag));

    // What has its content in its name is kept for good.
    let script = page.split('"').find(|part| part.starts_with("/assets/") && part.contains(".js")).expect("a script");
    let script = ask(script, &[]).await;
    assert!(header(&script, "cache-control").contains("immutable"));
    assert!(header(&script, "content-type").starts_with("text/javascript"));

    // GraphiQL's editor writes styles into its page: that page alone may.
    let playground = ask("/graphiql/", &[html]).await;
    assert!(header(&playground, "content-security-policy").contains("style-src 'self' 'unsafe-inline'"));
    let posted = server.client.post(format!("{}/states/PL", server.address)).send().await.expect("an answer");
    assert_eq!(posted.status(), StatusCode::METHOD_NOT_ALLOWED);
}
