//! The words that describe a meeting.

use async_graphql::Enum;
use entity::meeting;

use crate::graphql::filter::enum_filter;

/// What sort of meeting it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "meeting::Kind")]
pub enum MeetingKind {
    /// Of ministers.
    MinisterialConference,
    /// Of senior officials (SOM).
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
enum_filter!(MeetingKindFilter, MeetingKind, meeting::Kind);

/// In a place or online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "meeting::Mode")]
pub enum MeetingMode {
    /// In a place. The source prints a place, and no word of "virtual".
    InPerson,
    /// Online.
    Online,
    /// Both.
    Hybrid,
    /// The source does not say.
    NotStated,
}
enum_filter!(MeetingModeFilter, MeetingMode, meeting::Mode);
