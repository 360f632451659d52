//! Search: nouns by the words of their names and titles, whatever the case and the marks on letters.

mod excerpt;

use async_graphql::{AsObject, Context, Items, Object, SimpleObject};
use futures::future::try_join_all;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use serde::{Deserialize, Serialize};

use self::excerpt::{ExcerptPart, Words, found_in};
use super::{
    dataset::NodeKind,
    error::{Error, Result},
    node::Node,
    page::{self, PageInfo, size},
    reader::Reader,
    relation,
};

/// The most signs of a text that is searched for.
const LONGEST: usize = 200;

/// All kinds; a kind is known to the database by its place in this list, as the migration says.
const KINDS: [NodeKind; 8] = [
    NodeKind::Process,
    NodeKind::State,
    NodeKind::Organization,
    NodeKind::Meeting,
    NodeKind::Declaration,
    NodeKind::Publication,
    NodeKind::Initiative,
    NodeKind::Theme,
];

/// A page of what was found, after the Relay cursor connections specification.
pub struct SearchConnection {
    edges: Items<SearchEdge>,
    question: Option<Question>,
    page_info: Window,
}

/// Where a page of what was found lies.
struct Window {
    more: bool,
    begins: bool,
}

/// Something that was found.
#[derive(Clone, SimpleObject)]
pub struct SearchEdge {
    /// Its place in what was found, for `after`.
    cursor: String,
    /// What was found.
    node: AsObject<Node>,
    /// The field in which most of the words were found: `name`, `names` (a further name), `acronym`, `title`, `city` and so on.
    matched: String,
    /// That field's text, cut to the part around the first hit where it is long.
    excerpt: Vec<ExcerptPart>,
}

/// A page of what was found, after the Relay cursor connections specification.
#[Object]
impl SearchConnection {
    /// What was found, the best first, each with its cursor.
    async fn edges(&self) -> &Items<SearchEdge> {
        &self.edges
    }

    /// What was found, the best first.
    async fn nodes(&self) -> Vec<AsObject<Node>> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Where the page lies in all that was found.
    async fn page_info(&self) -> PageInfo {
        let cursor = |edge: Option<&SearchEdge>| edge.map(|edge| edge.cursor.clone());
        PageInfo {
            has_next_page: self.page_info.more,
            has_previous_page: !self.page_info.begins,
            start_cursor: cursor(self.edges.first()),
            end_cursor: cursor(self.edges.last()),
        }
    }

    /// How much was found in all. Counted only where it is selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        let Some(question) = &self.question else { return Ok(0) };
        let db = Reader::of(ctx).db();
        let row = db.query_one_raw(question.count(db.get_database_backend())).await?;
        Ok(row.map(|row| row.try_get("", "number")).transpose()?.unwrap_or_default())
    }
}

/// The question for what bears a name.
#[derive(Default)]
pub struct SearchQuery;

#[Object]
impl SearchQuery {
    /// What holds all of these words, or words that start with them: processes, States, organizations, meetings, declarations,
    /// publications, initiatives and themes, by their names, former and printed ones included, titles, places and objectives. Neither
    /// case nor marks on letters count: `turkiye` finds "Türkiye". What bears the words in its names comes before what bears them
    /// elsewhere, and short names before long ones.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The words, up to 200 signs. Nothing is found where there are none.")] text: String,
        #[graphql(desc = "Only of these kinds; of all where left out.")] kinds: Option<Vec<NodeKind>>,
        #[graphql(desc = "How many, 1 to 100; 20 where left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
    ) -> Result<SearchConnection> {
        if text.chars().count() > LONGEST {
            return Err(Error::Input(format!("`text` is longer than {LONGEST} signs")));
        }
        let first = size("first", first)?;
        let after = after.map(|cursor| decode(&cursor)).transpose()?;
        let begins = after.is_none();
        let words = Words::of(&text);
        if words.is_empty() {
            return Ok(SearchConnection { edges: Items::default(), question: None, page_info: Window { more: false, begins } });
        }
        let question = Question { text, kinds };
        let db = Reader::of(ctx).db();
        let mut rows = db.query_all_raw(question.page(db.get_database_backend(), after, first)).await?;
        let more = rows.len() > first as usize;
        rows.truncate(first as usize);
        let edges = try_join_all(rows.iter().map(|row| edge(ctx, row, &words))).await?;
        Ok(SearchConnection { edges: edges.into(), question: Some(question), page_info: Window { more, begins } })
    }
}

/// What is searched for.
struct Question {
    text: String,
    kinds: Option<Vec<NodeKind>>,
}

impl Question {
    /// The documents that hold the words.
    fn documents(&self, backend: DbBackend, column: &str, parameter: &str) -> String {
        let holds = if backend == DbBackend::Postgres {
            format!("{column} @@ search_query({parameter})")
        } else {
            format!("search_document MATCH {parameter}")
        };
        let kinds = self.kinds.as_ref().map_or_else(String::new, |kinds| {
            let places: Vec<String> = kinds.iter().map(|kind| place_of(*kind).to_string()).collect();
            // No kinds are none; a list of SQL cannot be empty.
            format!(" AND noun IN (-1{}{})", if places.is_empty() { "" } else { ", " }, places.join(", "))
        });
        format!("FROM search_document WHERE {holds}{kinds}")
    }

    /// The words as the engine's own query: in all columns, or in one.
    fn words(&self, backend: DbBackend, column: &str) -> String {
        if backend == DbBackend::Postgres {
            return self.text.clone();
        }
        let words: Vec<String> = Words::of(&self.text).iter().map(|word| format!("\"{word}\"*")).collect();
        format!("{column} : ({})", words.join(" AND "))
    }

    /// A page of the documents, and one more.
    fn page(&self, backend: DbBackend, after: Option<Place>, first: u32) -> Statement {
        let in_names = if backend == DbBackend::Postgres {
            "names @@ search_query($2)"
        } else {
            "rowid IN (SELECT rowid FROM search_document WHERE search_document MATCH $2)"
        };
        let documents = self.documents(backend, "everything", "$1");
        let mut values: Vec<sea_orm::Value> = vec![self.words(backend, "everything").into(), self.words(backend, "names").into()];
        let behind = after.map_or("", |Place { level, size, noun, key }| {
            values.extend([level.into(), size.into(), noun.into(), key.into()]);
            "WHERE (level, size, noun, key) > ($3, $4, $5, $6)"
        });
        let sql = format!(
            "SELECT * FROM (SELECT noun, row_id, key, size, fields, CASE WHEN {in_names} THEN 0 ELSE 1 END AS level {documents}) found
             {behind} ORDER BY level, size, noun, key LIMIT {}",
            first + 1
        );
        Statement::from_sql_and_values(backend, sql, values)
    }

    fn count(&self, backend: DbBackend) -> Statement {
        let sql = format!("SELECT COUNT(*) AS number {}", self.documents(backend, "everything", "$1"));
        Statement::from_sql_and_values(backend, sql, [self.words(backend, "everything").into()])
    }
}

fn place_of(kind: NodeKind) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len())
}

/// Where something stands in what was found. The order depends on nothing but what is stored, so that it is the same on both engines.
#[derive(Serialize, Deserialize)]
struct Place {
    level: i32,
    size: i32,
    noun: i32,
    key: String,
}

fn decode(cursor: &str) -> Result<Place> {
    let place = page::read(cursor).filter(|place: &Place| !place.key.contains('\0'));
    place.ok_or(Error::Cursor("is malformed: take cursors from `pageInfo` or `edges` of a search"))
}

async fn edge(ctx: &Context<'_>, row: &QueryResult, words: &Words) -> Result<SearchEdge> {
    let place = Place {
        level: row.try_get("", "level")?,
        size: row.try_get("", "size")?,
        noun: row.try_get("", "noun")?,
        key: row.try_get("", "key")?,
    };
    let id: i64 = row.try_get("", "row_id")?;
    let kind = usize::try_from(place.noun).ok().and_then(|place| KINDS.get(place));
    let kind = kind.ok_or_else(|| Error::Internal(DbErr::Type(format!("{} is no kind", place.noun))))?;
    let node = match kind {
        NodeKind::Process => Node::Process(relation::whole(ctx, id).await?),
        NodeKind::State => Node::State(relation::whole(ctx, id).await?),
        NodeKind::Organization => Node::Organization(relation::whole(ctx, id).await?),
        NodeKind::Meeting => Node::Meeting(relation::whole(ctx, id).await?),
        NodeKind::Declaration => Node::Declaration(relation::whole(ctx, id).await?),
        NodeKind::Publication => Node::Publication(relation::whole(ctx, id).await?),
        NodeKind::Initiative => Node::Initiative(relation::whole(ctx, id).await?),
        NodeKind::Theme => Node::Theme(relation::whole(ctx, id).await?),
    };
    let fields: String = row.try_get("", "fields")?;
    let fields: Vec<(String, Option<String>)> =
        serde_json::from_str(&fields).map_err(|error| Error::Internal(DbErr::Type(error.to_string())))?;
    let (matched, excerpt) = found_in(&fields, words);
    let cursor = page::written(&place);
    Ok(SearchEdge { cursor, node: AsObject(node), matched, excerpt })
}
