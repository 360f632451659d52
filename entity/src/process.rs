//! Processes: the inter-State consultation mechanisms on migration.

use sea_orm::entity::prelude::*;

use crate::{
    edtf::{DateColumns, Dated, Edtf, Precision},
    labels::Labels,
    words,
};

words! {
    /// How wide a process reaches.
    Level {
        /// One region: a regional consultative process (RCP).
        Regional,
        /// Several regions: an interregional forum (IRF).
        Interregional,
        /// The world.
        Global,
    }
}

words! {
    /// Whether a process still works.
    Status {
        /// It meets.
        Active,
        /// It has not met for long, and has not ended.
        Dormant,
        /// It has ended or become something else.
        Ended,
        /// No source says.
        Unknown,
    }
}

words! {
    /// Whether there is something to name; "none" and "not known" are two answers.
    Presence {
        /// There is, and it is named.
        Named,
        /// The source says there is none.
        None,
        /// No source says.
        Unknown,
    }
}

words! {
    /// How much of a member list is known.
    Completeness {
        /// All members are listed.
        Complete,
        /// All members of a certain date are listed.
        CompleteAsOf,
        /// Some members are listed.
        Partial,
        /// The list follows from another one.
        Derived,
        /// No list can exist: whoever wishes takes part.
        Open,
        /// No list was found.
        None,
        /// The members are other processes.
        ProcessesAsMembers,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "process")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `prague-process`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The name in English.
        pub name: String,
        /// The acronym it goes by.
        pub acronym: Option<String>,
        /// How wide it reaches.
        pub level: Level,
        /// Whether it still works.
        pub status: Status,
        /// The regions it covers, as the source names them.
        #[sea_orm(column_type = "JsonBinary")]
        pub regions: Labels,
        /// When it was established, in EDTF.
        pub established: Option<String>,
        /// The first day it can have been established on.
        pub established_earliest: Option<Date>,
        /// The last day it can have been established on.
        pub established_latest: Option<Date>,
        /// How much of that date is known.
        pub established_precision: Option<Precision>,
        /// What it is for, in our own words.
        pub objectives: Option<String>,
        /// What it works on and how, in our own words.
        #[sea_orm(column_type = "JsonBinary")]
        pub focus: Labels,
        /// Whether the source names observers.
        pub observer_presence: Presence,
        /// Who may observe, in our own words.
        pub observer_policy: Option<String>,
        /// Whether it is formally associated with another organization.
        pub association_presence: Presence,
        /// With whom, as printed.
        pub association_with: Option<String>,
        /// Its own site.
        pub website: Option<String>,
        /// Where its documents are kept.
        pub repository: Option<String>,
        /// The office to write to.
        pub contact_office: Option<String>,
        /// The organization that office belongs to.
        pub contact_organization: Option<String>,
        /// Its street and floor.
        pub contact_street: Option<String>,
        /// Its city.
        pub contact_city: Option<String>,
        /// Its country, as printed.
        pub contact_country: Option<String>,
        /// Its e-mail address.
        pub contact_email: Option<String>,
        /// Its telephone number.
        pub contact_phone: Option<String>,
        /// How many member States the source counts.
        pub stated_states: Option<i32>,
        /// How many member organizations the source counts.
        pub stated_organizations: Option<i32>,
        /// How many member processes the source counts.
        pub stated_processes: Option<i32>,
        /// How much of the member list is known.
        pub completeness: Completeness,
        /// The date the member list is known for, in EDTF.
        pub as_of: Option<String>,
        /// What the member list holds and lacks.
        pub completeness_note: Option<String>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether the list of members is known to hold every State: today, or on a day. A list that was complete as of some date
    /// says nothing of the time after it.
    #[must_use]
    pub fn lists_everyone(&self, on: Option<Date>) -> bool {
        match self.completeness {
            Completeness::Complete => true,
            Completeness::CompleteAsOf => {
                let as_of: Option<Edtf> = self.as_of.as_ref().and_then(|date| date.parse().ok());
                on.zip(as_of).is_some_and(|(day, as_of)| day <= as_of.latest)
            }
            _ => false,
        }
    }
}

impl Dated for Entity {
    const DATE: DateColumns<Column> = DateColumns {
        edtf: Column::Established,
        earliest: Column::EstablishedEarliest,
        latest: Column::EstablishedLatest,
        precision: Column::EstablishedPrecision,
    };
}
