//! All rows of a data package, table by table.

use entity::{
    citation, dataset, declaration, discrepancy, initiative, meeting, membership, name, organization, process, publication,
    signature, source, state, subject::Noun, succession, tagging, tenure, theme,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable, PrimaryKeyToColumn, QueryOrder};

use super::{
    columns::Table,
    fault::Faults,
    package::{DESCRIPTOR, Package},
    read::Reader,
    write::Writer,
};

/// Lists the tables in the order of their references.
macro_rules! tables {
    ($($file:ident: $noun:ident),+ $(,)?) => {
        /// The files of a package beside its descriptor.
        pub const FILES: &[&str] = &[$(concat!(stringify!($file), ".csv")),+];

        /// The files that this binary carries.
        pub const EMBEDDED: &[(&str, &str)] =
            &[$((concat!(stringify!($file), ".csv"), include_str!(concat!("../../data/", stringify!($file), ".csv")))),+];

        /// All rows; those of `citations.csv` and the main ones that every other row names.
        pub struct Rows {
            $($file: Vec<$noun::Model>),+
        }

        impl Rows {
            /// Reads and checks a package.
            pub fn read(package: &Package) -> Result<Self, Faults> {
                let mut reader = Reader::new(package);
                let mut rows = Self { $($file: reader.table()),+ };
                rows.complete(reader.finish()?);
                package.describe().map(|_| rows)
            }

            /// How many there are, each with the citation it stands on.
            pub fn len(&self) -> usize {
                [$(self.$file.len()),+].iter().sum()
            }

            /// Deletes all rows there are and inserts these.
            pub async fn replace(&self, dataset: dataset::Model, db: &impl ConnectionTrait) -> Result<(), DbErr> {
                dataset::Entity::delete_many().exec(db).await?;
                for delete in [$(sea_orm::QueryTrait::into_query($noun::Entity::delete_many())),+].iter().rev() {
                    db.execute(delete).await?;
                }
                $(insert(&self.$file, db).await?;)+
                dataset.into_active_model().insert(db).await.map(|_| ())
            }

            /// Takes all rows from the database.
            pub async fn load(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
                Ok(Self { $($file: in_order::<$noun::Entity>(db).await?),+ })
            }

            /// Writes a package.
            pub fn write(mut self, descriptor: String) -> Package {
                let (main, further) = self.citations.into_iter().partition::<Vec<_>, _>(|citation| citation.main);
                self.citations = further;
                let mut writer = Writer::new(main.into_iter());
                $(writer.learn(&mut self.$file);)+
                let tables = [$((concat!(stringify!($file), ".csv"), writer.table(&mut self.$file))),+];
                let files = tables.into_iter().map(|(name, text)| (name.to_owned(), text));
                Package { files: files.chain([(DESCRIPTOR.to_owned(), descriptor)]).collect() }
            }
        }
    };
}

tables! {
    sources: source,
    themes: theme,
    states: state,
    organizations: organization,
    processes: process,
    successions: succession,
    initiatives: initiative,
    names: name,
    memberships: membership,
    tenures: tenure,
    meetings: meeting,
    declarations: declaration,
    signatures: signature,
    publications: publication,
    taggings: tagging,
    citations: citation,
    discrepancies: discrepancy,
}

impl Rows {
    /// Adds what follows from several tables: the main citations, and the bounds of starts that are not printed. Nobody takes part
    /// in a process, or holds a post in it, before it is established; founding members do so since then.
    fn complete(&mut self, main: Vec<citation::Model>) {
        let established = |process: i64| {
            let process = usize::try_from(process - 1).ok().and_then(|place| self.processes.get(place));
            process.map(|process| (process.established_earliest, process.established_latest)).unwrap_or_default()
        };
        for member in self.memberships.iter_mut().filter(|member| member.start.is_none()) {
            let (earliest, latest) = established(member.process_id);
            member.start_earliest = earliest;
            member.start_latest = latest.filter(|_| member.founding == Some(true));
        }
        for tenure in self.tenures.iter_mut().filter(|tenure| tenure.start.is_none() && tenure.not_before.is_none()) {
            tenure.start_earliest = established(tenure.process_id).0;
        }
        self.citations.extend(main);
        for (id, citation) in (1..).zip(&mut self.citations) {
            citation.id = id;
        }
    }
}

const NOUNS: [(Noun, &str, &str); 9] = [
    (Noun::Process, "process", process::Model::FILE),
    (Noun::State, "state", state::Model::FILE),
    (Noun::Organization, "organization", organization::Model::FILE),
    (Noun::Membership, "membership", membership::Model::FILE),
    (Noun::Tenure, "tenure", tenure::Model::FILE),
    (Noun::Initiative, "initiative", initiative::Model::FILE),
    (Noun::Meeting, "meeting", meeting::Model::FILE),
    (Noun::Declaration, "declaration", declaration::Model::FILE),
    (Noun::Publication, "publication", publication::Model::FILE),
];

/// The noun that a subject's type names, and its file.
pub fn file_of(word: &str) -> Option<(Noun, &'static str)> {
    NOUNS.iter().find(|(_, name, _)| *name == word).map(|(noun, _, file)| (*noun, *file))
}

/// The word and the file of a noun.
pub fn noun_of(noun: Noun) -> (&'static str, &'static str) {
    NOUNS.iter().find(|(known, ..)| *known == noun).map_or(("", ""), |(_, name, file)| (*name, *file))
}

/// Few enough for the number of parameters that a statement may have: 32,766 in SQLite.
const ROWS_PER_STATEMENT: usize = 500;

async fn insert<M>(rows: &[M], db: &impl ConnectionTrait) -> Result<(), DbErr>
where
    M: Table + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: Send,
{
    for rows in rows.chunks(ROWS_PER_STATEMENT) {
        let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
        M::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

async fn in_order<E: EntityTrait>(db: &impl ConnectionTrait) -> Result<Vec<E::Model>, DbErr> {
    let id = E::PrimaryKey::iter().next().expect("every table has an id").into_column();
    E::find().order_by_asc(id).all(db).await
}
