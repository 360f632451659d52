//! How processes are found and listed.

use std::sync::Arc;

use async_graphql::{Context, Object, connection::EmptyFields};
use entity::process;

use super::{Process, ProcessFilter, ProcessOrder};
use crate::graphql::{
    error::{Found, Result},
    facet::Field,
    filter::Given,
    order::Direction,
    page::{Arguments, Connection},
    relation::{self, Noun},
};

impl Noun for Process {
    type Entity = process::Entity;
    type Row = process::Model;
    type Filter = ProcessFilter;
    type Order = ProcessOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> process::Column {
        process::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [process::Column]> {
        use process::Column;

        match field {
            "formalAssociation" => Some(&[Column::AssociationPresence, Column::AssociationWith]),
            "contact" => Some(&[
                Column::ContactOffice,
                Column::ContactOrganization,
                Column::ContactStreet,
                Column::ContactCity,
                Column::ContactCountry,
                Column::ContactEmail,
                Column::ContactPhone,
            ]),
            "statedMembers" => Some(&[Column::StatedStates, Column::StatedOrganizations, Column::StatedProcesses]),
            "members" | "meetings" | "declarations" | "publications" => Some(&[Column::Slug]),
            "names" | "states" | "organizations" | "observers" | "predecessors" | "successors" | "chairs" | "secretariats"
            | "tenures" | "initiatives" | "themes" | "firstMeeting" | "latestMeeting" | "timeline" | "missingOrdinals"
            | "overlaps" => Some(&[]),
            _ => None,
        }
    }

    fn usual_order() -> Vec<ProcessOrder> {
        vec![ProcessOrder::Name(Direction::Asc)]
    }

    fn facets() -> Vec<Field> {
        [process::Column::Level, process::Column::Status, process::Column::Completeness].map(Field::word).to_vec()
    }
}

/// The questions that start at processes.
#[derive(Default)]
pub struct ProcessQuery;

#[Object]
impl ProcessQuery {
    /// One process by its natural key, such as `prague-process`; null where there is none.
    async fn process(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Process> {
        relation::by_key(ctx, slug).await
    }

    /// All processes, page by page.
    async fn processes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which processes.")] filter: Given<ProcessFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<ProcessOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Process>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
