//! Whole lists, page by page: a query of our own to the graph for each page, so what narrows and orders them is the schema's own.

use std::sync::Arc;

use async_graphql::parser::{parse_query, types::ExecutableDocument};
use axum::body::Body;
use futures::stream;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use tracing::{error, warn};

use super::{Asked, Course, File, Format};
use crate::{
    graphql::{LARGEST_PAGE, Revision},
    http::{door::Door, load::Turn, refusal::Refusal},
};

/// A list that is written as a file.
pub trait List: Send + Sync + 'static {
    /// A row of it.
    type Row: DeserializeOwned + Send;
    /// What selects a page of it, as `list`.
    const QUERY: &'static str;
    /// The file.
    const FILE: File;

    /// What stands before the rows.
    fn head() -> String;

    /// Some rows; with those whose day is not known where they are asked for.
    fn rows(rows: &[Self::Row], inexact: bool) -> String;

    /// What stands after the rows.
    fn tail() -> &'static str {
        ""
    }
}

/// The pages of a list.
pub struct Pages<L> {
    document: Arc<ExecutableDocument>,
    list: std::marker::PhantomData<fn() -> L>,
}

impl<L: List> Pages<L> {
    /// The pages of a list.
    pub fn new() -> Self {
        let document = parse_query(L::QUERY).expect("our own queries are GraphQL");
        Self { document: Arc::new(document), list: std::marker::PhantomData }
    }
}

impl<L: List> Format for Pages<L> {
    const FILE: File = L::FILE;

    /// The first page is found before anything is sent, so whatever is wrong with the question is told as an error. Later pages are
    /// found as fast as the client takes them; where one fails, the connection breaks off, and no list is ever cut without a sign.
    async fn body(&self, course: &mut Course<'_>, mut asked: Asked) -> Result<Option<Body>, Refusal> {
        asked.variables.insert("count".to_owned(), true.into());
        let cost = course.price(&self.document, &asked.variables)?;
        let Some((turn, revision)) = course.begin(&asked).await? else { return Ok(None) };
        course.charge(cost.saturating_sub(1))?;
        let door = course.door.clone();
        let mut source = Source { door, document: self.document.clone(), variables: asked.variables, revision };
        let page: Page<L::Row> = source.page(None, &turn).await?;
        drop(turn);
        // A list is charged as a whole before it begins: a share that ends does not cut it.
        let pages = page.total_count.unwrap_or_default().div_ceil(LARGEST_PAGE.into());
        course.charge(cost.saturating_mul(pages.saturating_sub(1)))?;
        // Where a write fell into the first page, the others are of the new revision.
        source.revision = course.hold(&source.revision).await?;
        source.variables.insert("count".to_owned(), false.into());
        let head = L::head() + &L::rows(&page.nodes, asked.inexact);
        let next = Next { source, after: page.place.next(), inexact: asked.inexact };
        let chunks = stream::try_unfold((Some(head), Some(next)), async |(head, next)| match (head, next) {
            (Some(head), next) => Ok(Some((head, (None, next)))),
            (None, Some(next)) => next.chunk::<L>().await.map(|(chunk, next)| Some((chunk, (None, next)))),
            (None, None) => Ok(None),
        });
        Ok(Some(Body::from_stream(chunks)))
    }
}

/// Where the pages come from.
struct Source {
    door: Arc<Door>,
    document: Arc<ExecutableDocument>,
    variables: Map<String, Value>,
    revision: Revision,
}

impl Source {
    async fn page<R: DeserializeOwned>(&self, after: Option<&str>, turn: &Turn<'_>) -> Result<Page<R>, Refusal> {
        let mut variables = self.variables.clone();
        variables.extend(after.map(|after| ("after".to_owned(), after.into())));
        let answer: Answer<R> = read(&self.door, &self.document, variables, turn).await?;
        Ok(answer.list)
    }
}

/// The answer to a query of our own; whole, or not at all.
pub async fn read<A: DeserializeOwned>(
    door: &Door,
    document: &Arc<ExecutableDocument>,
    variables: Map<String, Value>,
    turn: &Turn<'_>,
) -> Result<A, Refusal> {
    // Our own queries are valid: the tests ask them.
    let mut answer = door.answer(document.clone(), None, variables, true, &door.graph.reader(None), turn).await?;
    if !answer.errors.is_empty() {
        return Err(Refusal::failed(answer.errors.swap_remove(0)));
    }
    serde_json::from_slice(answer.data.as_deref().unwrap_or_default()).map_err(|cause| {
        error!(%cause, "an answer is not what its query selects");
        Refusal::internal()
    })
}

/// What comes behind the pages that were sent.
struct Next {
    source: Source,
    /// The cursor to start behind; none where only the end is left.
    after: Option<String>,
    inexact: bool,
}

/// A list that broke off.
type Broken = axum::Error;

impl Next {
    /// The next page or, behind the last, the end.
    async fn chunk<L: List>(mut self) -> Result<(String, Option<Self>), Broken> {
        let Some(after) = self.after.take() else { return Ok((L::tail().to_owned(), None)) };
        let broken = |why: &str| {
            warn!(file = L::FILE.name, why, "a list broke off");
            Broken::new(why.to_owned())
        };
        let (page, now) = self.next_page::<L>(&after).await.map_err(|refusal| broken(refusal.code()))?;
        if now != self.source.revision {
            // Pages of two revisions make no list.
            return Err(broken("the data changed"));
        }
        self.after = page.place.next();
        Ok((L::rows(&page.nodes, self.inexact), Some(self)))
    }

    async fn next_page<L: List>(&self, after: &str) -> Result<(Page<L::Row>, Revision), Refusal> {
        let door = &self.source.door;
        let turn = door.turn().await?;
        Ok((self.source.page(Some(after), &turn).await?, door.revision().await?))
    }
}

#[derive(Deserialize)]
#[serde(bound = "R: DeserializeOwned")]
struct Answer<R> {
    list: Page<R>,
}

#[derive(Deserialize)]
#[serde(bound = "R: DeserializeOwned", rename_all = "camelCase")]
struct Page<R> {
    total_count: Option<u64>,
    #[serde(rename = "pageInfo")]
    place: PageInfo,
    nodes: Vec<R>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

impl PageInfo {
    fn next(self) -> Option<String> {
        self.end_cursor.filter(|_| self.has_next_page)
    }
}
