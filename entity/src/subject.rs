//! What a citation or a discrepancy is about: one row of one noun.

/// A noun that can be cited, and that a source can contradict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the noun of its name")]
pub enum Noun {
    Process,
    State,
    Organization,
    Membership,
    Tenure,
    Initiative,
    Meeting,
    Declaration,
    Publication,
}

/// Gives a model with a column per noun the subject that they name: the most particular, for a part of a process names its
/// process too.
macro_rules! about {
    () => {
        impl Model {
            /// The row it is about.
            #[must_use]
            pub fn subject(&self) -> Option<($crate::subject::Noun, i64)> {
                use $crate::subject::Noun;
                [
                    (Noun::Membership, self.membership_id),
                    (Noun::Tenure, self.tenure_id),
                    (Noun::Initiative, self.initiative_id),
                    (Noun::Meeting, self.meeting_id),
                    (Noun::Declaration, self.declaration_id),
                    (Noun::Publication, self.publication_id),
                    (Noun::State, self.state_id),
                    (Noun::Organization, self.organization_id),
                    (Noun::Process, self.process_id),
                ]
                .into_iter()
                .find_map(|(noun, id)| Some((noun, id?)))
            }

            /// Makes it about a row, which is part of `process` or is it.
            pub fn set_subject(&mut self, noun: $crate::subject::Noun, id: i64, process: Option<i64>) {
                use $crate::subject::Noun;
                self.process_id = process;
                *match noun {
                    Noun::Process => &mut self.process_id,
                    Noun::State => &mut self.state_id,
                    Noun::Organization => &mut self.organization_id,
                    Noun::Membership => &mut self.membership_id,
                    Noun::Tenure => &mut self.tenure_id,
                    Noun::Initiative => &mut self.initiative_id,
                    Noun::Meeting => &mut self.meeting_id,
                    Noun::Declaration => &mut self.declaration_id,
                    Noun::Publication => &mut self.publication_id,
                } = Some(id);
            }
        }
    };
}
pub(crate) use about;
