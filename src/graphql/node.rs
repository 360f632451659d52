//! Any noun by its global id.

use async_graphql::{AsObject, Context, ID, Interface, Items, Object, is_object};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use entity::subject::Noun as Subject;
use futures::future::try_join_all;

use super::{
    citation::Citation,
    declaration::Declaration,
    discrepancy::Discrepancy,
    error::{Error, Found, Result},
    initiative::Initiative,
    meeting::Meeting,
    membership::Membership,
    organization::Organization,
    process::Process,
    publication::Publication,
    relation,
    source::Source,
    state::State,
    tenure::Tenure,
    theme::Theme,
};

// Fields give it as an `AsObject`.
/// What has a global id.
#[derive(Clone, Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "A global id, opaque and lasting; `node` takes it."))]
pub enum Node {
    /// A process.
    Process(Process),
    /// A State or territory.
    State(State),
    /// An organization.
    Organization(Organization),
    /// A membership.
    Membership(Membership),
    /// A tenure.
    Tenure(Tenure),
    /// An initiative.
    Initiative(Initiative),
    /// A meeting.
    Meeting(Meeting),
    /// A declaration.
    Declaration(Declaration),
    /// A publication.
    Publication(Publication),
    /// A theme.
    Theme(Theme),
    /// A source.
    Source(Source),
    /// A discrepancy.
    Discrepancy(Discrepancy),
}

is_object!(
    Node: Process, State, Organization, Membership, Tenure, Initiative, Meeting, Declaration, Publication, Theme, Source, Discrepancy
);

/// What sources speak of, and can contradict.
#[derive(Interface)]
#[graphql(
    field(
        name = "citations",
        ty = "Items<Citation>",
        desc = "Who says so: the sources of this row, the main one first.",
        arg(name = "property", ty = "Option<String>", desc = "Only those for this field, such as `date`.")
    ),
    field(name = "discrepancies", ty = "Items<Discrepancy>", desc = "What a source contradicts or leaves open about this row.")
)]
pub enum Cited {
    /// A process.
    Process(Process),
    /// A State or territory.
    State(State),
    /// An organization.
    Organization(Organization),
    /// A membership.
    Membership(Membership),
    /// A tenure.
    Tenure(Tenure),
    /// An initiative.
    Initiative(Initiative),
    /// A meeting.
    Meeting(Meeting),
    /// A declaration.
    Declaration(Declaration),
    /// A publication.
    Publication(Publication),
}

is_object!(Cited: Process, State, Organization, Membership, Tenure, Initiative, Meeting, Declaration, Publication);

/// The most ids that one question may name.
const MOST_IDS: usize = 100;

/// The questions that start at a global id.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// One row of any type by its global id; null where there is none. Error `INVALID_ID` where the id is malformed.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Found<AsObject<Node>> {
        find(ctx, &id).await.transpose()
    }

    /// Rows of any types by their global ids, in the same sequence; null for each that there is none of. At most 100.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<AsObject<Node>>>> {
        if ids.len() > MOST_IDS {
            return Err(Error::Input(format!("`ids` has {} ids; at most {MOST_IDS} are taken", ids.len())));
        }
        try_join_all(ids.iter().map(|id| find(ctx, id))).await
    }
}

/// The global id of a row: made from its natural key, so that it outlives an import.
pub fn id(noun: &str, key: &str) -> ID {
    ID(BASE64_URL_SAFE_NO_PAD.encode(format!("{noun}:{key}")))
}

async fn find(ctx: &Context<'_>, id: &ID) -> Result<Option<AsObject<Node>>> {
    let text = BASE64_URL_SAFE_NO_PAD.decode(id.as_str()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    // No key holds a zero, and PostgreSQL knows no text with one.
    let text = text.filter(|text| !text.contains('\0')).ok_or(Error::Id)?;
    let (noun, key) = text.split_once(':').ok_or(Error::Id)?;
    let key = key.to_owned();
    let found = match noun {
        "Process" => relation::by_key(ctx, key).await.transpose()?.map(Node::Process),
        "State" => relation::by_key(ctx, key).await.transpose()?.map(Node::State),
        "Organization" => relation::by_key(ctx, key).await.transpose()?.map(Node::Organization),
        "Membership" => relation::by_key(ctx, key).await.transpose()?.map(Node::Membership),
        "Tenure" => relation::by_key(ctx, key).await.transpose()?.map(Node::Tenure),
        "Initiative" => relation::by_key(ctx, key).await.transpose()?.map(Node::Initiative),
        "Meeting" => relation::by_key(ctx, key).await.transpose()?.map(Node::Meeting),
        "Declaration" => relation::by_key(ctx, key).await.transpose()?.map(Node::Declaration),
        "Publication" => relation::by_key(ctx, key).await.transpose()?.map(Node::Publication),
        "Theme" => relation::by_key(ctx, key).await.transpose()?.map(Node::Theme),
        "Source" => relation::by_key(ctx, key).await.transpose()?.map(Node::Source),
        "Discrepancy" => relation::by_key(ctx, key).await.transpose()?.map(Node::Discrepancy),
        _ => return Err(Error::Id),
    };
    Ok(found.map(AsObject))
}

/// The row that a citation or a discrepancy is about.
pub async fn cited(ctx: &Context<'_>, noun: Subject, id: i64) -> Result<AsObject<Cited>> {
    let row = match noun {
        Subject::Process => relation::one(ctx, id).await.map(Cited::Process),
        Subject::State => relation::one(ctx, id).await.map(Cited::State),
        Subject::Organization => relation::one(ctx, id).await.map(Cited::Organization),
        Subject::Membership => relation::one(ctx, id).await.map(Cited::Membership),
        Subject::Tenure => relation::one(ctx, id).await.map(Cited::Tenure),
        Subject::Initiative => relation::one(ctx, id).await.map(Cited::Initiative),
        Subject::Meeting => relation::one(ctx, id).await.map(Cited::Meeting),
        Subject::Declaration => relation::one(ctx, id).await.map(Cited::Declaration),
        Subject::Publication => relation::one(ctx, id).await.map(Cited::Publication),
    };
    row.map(AsObject)
}
