//! Meetings: when a process met, where, and who hosted.

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::{edtf::Precision, words};

words! {
    /// What sort of meeting it was.
    #[derive(PartialOrd, Ord)]
    Kind {
        /// Of ministers.
        MinisterialConference,
        /// Of senior officials.
        SeniorOfficialsMeeting,
        /// Of a core group.
        CoreGroup,
        /// Of a strategic group.
        StrategicGroup,
        /// Of a steering group or committee.
        SteeringGroup,
        /// Of experts or a working group.
        ExpertMeeting,
        /// A conference.
        Conference,
        /// A workshop.
        Workshop,
        /// A training.
        Training,
        /// A webinar.
        Webinar,
        /// A policy talk.
        PolicyTalk,
        /// None of these.
        Other,
    }
}

/// Kinds of a meeting beside its main one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Kinds(pub Vec<Kind>);

crate::row::cells_by!(crate::row::json: Kinds);

words! {
    /// In a place or online.
    Mode {
        /// In a place.
        InPerson,
        /// Online.
        Online,
        /// Both.
        Hybrid,
        /// The source does not say.
        NotStated,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `prague-process-2016-09-20-ministerial-conference`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The process that met.
        pub process_id: i64,
        /// The initiative it belongs to.
        pub initiative_id: Option<i64>,
        /// The State it took place in.
        pub host_id: Option<i64>,
        /// The title, as printed.
        pub title: String,
        /// The main kind.
        pub kind: Kind,
        /// Further kinds.
        #[sea_orm(column_type = "JsonBinary")]
        pub other_kinds: Kinds,
        /// Its number in a series, where the title gives one.
        pub ordinal: Option<i32>,
        /// In a place or online.
        pub mode: Mode,
        /// The city, as printed.
        pub city: Option<String>,
        /// The country, as printed.
        pub country_as_printed: Option<String>,
        /// Its place in the source's list; the first is 1.
        pub position: Option<i32>,
        /// When, in EDTF.
        pub date: Option<String>,
        /// When, as printed.
        pub date_text: Option<String>,
        /// The first day it can have been.
        pub earliest: Option<Date>,
        /// The last day it can have been.
        pub latest: Option<Date>,
        /// How much of the date is known.
        pub precision: Option<Precision>,
        /// The process that met.
        #[sea_orm(belongs_to, from = "process_id", to = "id")]
        pub process: HasOne<super::process::Entity>,
        /// The initiative it belongs to.
        #[sea_orm(belongs_to, from = "initiative_id", to = "id")]
        pub initiative: HasOne<super::initiative::Entity>,
        /// The State it took place in.
        #[sea_orm(belongs_to, from = "host_id", to = "id")]
        pub host: HasOne<super::state::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::edtf::dated!();
