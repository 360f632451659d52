//! Search: a document for each noun that has names or a title, kept in step with its row by the database itself.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What of a noun is searched.
pub(super) struct Noun {
    table: &'static str,
    key: &'static str,
    /// Its name or title.
    title: &'static str,
    /// What it is called, its title included; a hit here comes first.
    names: &'static [&'static str],
    /// What else is searched.
    more: &'static [&'static str],
    /// The column of `name` that names it, where it can have further names.
    named_by: Option<&'static str>,
}

/// The nouns; each is known to the documents by its place in this list, which is for ever.
pub(super) const NOUNS: [Noun; 8] = [
    Noun {
        table: "process",
        key: "slug",
        title: "name",
        names: &["name", "acronym"],
        more: &["objectives"],
        named_by: Some("process_id"),
    },
    Noun {
        table: "state",
        key: "code",
        title: "name",
        names: &["name", "code", "alpha3", "designation"],
        more: &[],
        named_by: Some("state_id"),
    },
    Noun {
        table: "organization",
        key: "slug",
        title: "name",
        names: &["name", "acronym"],
        more: &[],
        named_by: Some("organization_id"),
    },
    Noun {
        table: "meeting",
        key: "slug",
        title: "title",
        names: &["title"],
        more: &["city", "country_as_printed"],
        named_by: None,
    },
    Noun { table: "declaration", key: "slug", title: "title", names: &["title"], more: &[], named_by: None },
    Noun { table: "publication", key: "slug", title: "title", names: &["title"], more: &[], named_by: None },
    Noun {
        table: "initiative",
        key: "slug",
        title: "name",
        names: &["name", "acronym"],
        more: &[],
        named_by: Some("initiative_id"),
    },
    Noun { table: "theme", key: "slug", title: "name", names: &["name"], more: &[], named_by: None },
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let statements = if db.get_database_backend() == DbBackend::Postgres { postgres() } else { sqlite() };
        for statement in statements {
            db.execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        if db.get_database_backend() == DbBackend::Postgres {
            for function in [
                "keep_search_document",
                "keep_search_documents_of_name",
                "forget_search_documents",
                "search_query",
                "search_words",
            ] {
                db.execute_unprepared(&format!("DROP FUNCTION {function} CASCADE")).await?;
            }
        } else {
            for drop in without_sqlite_triggers() {
                db.execute_unprepared(&drop).await?;
            }
        }
        db.execute_unprepared("DROP TABLE search_document").await?;
        Ok(())
    }
}

const EVENTS: [&str; 3] = ["INSERT", "UPDATE", "DELETE"];

/// Letters that are no other letter with a mark, and that `SQLite` therefore leaves as they are; PostgreSQL's `unaccent` knows them.
const LETTERS: [(&str, &str); 16] = [
    ("ł", "l"),
    ("Ł", "L"),
    ("ø", "o"),
    ("Ø", "O"),
    ("đ", "d"),
    ("Đ", "D"),
    ("ß", "ss"),
    ("ı", "i"),
    ("æ", "ae"),
    ("Æ", "AE"),
    ("œ", "oe"),
    ("Œ", "OE"),
    ("þ", "th"),
    ("Þ", "TH"),
    ("ð", "d"),
    ("Ð", "D"),
];

/// The columns of a document, as a selection from its row `t`.
struct Document {
    title: String,
    names: String,
    everything: String,
    fields: String,
}

impl Noun {
    fn document(&self, list: &str, lines: &str) -> Document {
        let further = self
            .named_by
            .map(|column| format!("(SELECT {lines} FROM (SELECT text FROM name WHERE {column} = t.id ORDER BY text) n)"));
        let columns = |columns: &[&str]| columns.iter().map(|column| format!("t.{column}")).collect::<Vec<_>>();
        let names = [columns(self.names), further.iter().cloned().collect()].concat();
        let everything = [names.clone(), columns(self.more)].concat();
        // Older releases of SQLite, by which others may write, know no function for it.
        let joined = |texts: Vec<String>| {
            let known = texts.iter().map(|text| format!("coalesce({text}, '')"));
            known.collect::<Vec<_>>().join(" || ' ' || ")
        };
        let fields = self.names.iter().chain(self.more).map(|column| format!("{list}('{}', t.{column})", field(column)));
        let fields: Vec<_> = fields.chain(further.iter().map(|further| format!("{list}('names', {further})"))).collect();
        Document {
            title: format!("t.{}", self.title),
            names: joined(names),
            everything: joined(everything),
            fields: format!("{list}({})", fields.join(", ")),
        }
    }
}

/// The field of the schema that shows a column.
fn field(column: &str) -> String {
    let mut words = column.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

fn sqlite() -> Vec<String> {
    let mut statements = vec![
        "CREATE VIRTUAL TABLE search_document USING fts5(names, everything, noun UNINDEXED, row_id UNINDEXED, key UNINDEXED,
         size UNINDEXED, fields UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
            .to_owned(),
    ];
    statements.extend(sqlite_triggers(made_in_place));
    let all = |(place, noun)| format!("{INTO_DOCUMENTS}{};", selected(place, noun, folded));
    statements.extend(NOUNS.iter().enumerate().map(all));
    statements
}

/// Where `SQLite` puts documents.
pub(super) const INTO_DOCUMENTS: &str =
    "INSERT INTO search_document (rowid, names, everything, noun, row_id, key, size, fields) ";

/// The documents of a noun's rows `t`, their words `folded`.
pub(super) fn selected(place: usize, noun: &Noun, folded: impl Fn(&str) -> String) -> String {
    let Document { title, names, everything, fields } = noun.document("json_array", "group_concat(text, char(10))");
    format!(
        "SELECT {}, {}, {}, {place}, t.id, t.{}, length({title}), {fields} FROM {} t",
        number(place, "t.id"),
        folded(&names),
        folded(&everything),
        noun.key,
        noun.table
    )
}

/// The words of a text without the marks that `SQLite` does not know.
pub(super) fn folded(text: &str) -> String {
    LETTERS.iter().fold(text.to_owned(), |text, (letter, plain)| format!("replace({text}, '{letter}', '{plain}')"))
}

/// A document's number holds its noun's and its row's.
fn number(place: usize, id: &str) -> String {
    format!("{id} * {} + {place}", NOUNS.len())
}

/// Makes the document of the row with this id, by all that it takes.
pub(super) fn made_in_place(place: usize, noun: &Noun, id: &str) -> String {
    format!("{INTO_DOCUMENTS}{} WHERE t.id = {id};", selected(place, noun, folded))
}

/// What keeps the documents in step with their rows, where `made` makes the one of a row.
pub(super) fn sqlite_triggers(made: impl Fn(usize, &Noun, &str) -> String) -> Vec<String> {
    let forgotten = |place: usize, id: &str| format!("DELETE FROM search_document WHERE rowid = {};", number(place, id));
    let trigger = |table: &str, event: &str, body: &str| {
        format!("CREATE TRIGGER {table}_search_{event} AFTER {event} ON {table} BEGIN {body} END")
    };
    let mut triggers = Vec::new();
    for (place, noun) in NOUNS.iter().enumerate() {
        let (new, old) = (made(place, noun, "NEW.id"), forgotten(place, "OLD.id"));
        triggers.push(trigger(noun.table, "INSERT", &new));
        triggers.push(trigger(noun.table, "UPDATE", &format!("{old} {new}")));
        triggers.push(trigger(noun.table, "DELETE", &old));
    }
    // A name changes the document of who bears it.
    let bearers = |side: &str| {
        let named = NOUNS.iter().enumerate().filter_map(|(place, noun)| Some((place, noun, noun.named_by?)));
        let again = named.map(|(place, noun, column)| {
            let id = format!("{side}.{column}");
            format!("{} {}", forgotten(place, &id), made(place, noun, &id))
        });
        again.collect::<String>()
    };
    triggers.push(trigger("name", "INSERT", &bearers("NEW")));
    triggers.push(trigger("name", "UPDATE", &format!("{} {}", bearers("OLD"), bearers("NEW"))));
    triggers.push(trigger("name", "DELETE", &bearers("OLD")));
    triggers
}

/// Drops them.
pub(super) fn without_sqlite_triggers() -> impl Iterator<Item = String> {
    let tables = NOUNS.iter().map(|noun| noun.table).chain(["name"]);
    tables.flat_map(|table| EVENTS.map(|event| format!("DROP TRIGGER {table}_search_{event}")))
}

fn postgres() -> Vec<String> {
    let made = |place: usize, noun: &Noun, rows: &str| {
        let Document { title, names, everything, fields } = noun.document("json_build_array", "string_agg(text, chr(10))");
        format!(
            "INSERT INTO search_document (noun, row_id, key, size, fields, names, everything)
             SELECT {place}, t.id, t.{}, length({title}), {fields}::text, search_words({names}), search_words({everything}) FROM {} t {rows};",
            noun.key, noun.table
        )
    };
    let forgotten = |place: usize, id: &str| format!("DELETE FROM search_document WHERE noun = {place} AND row_id = {id};");
    let again = |place: usize, noun: &Noun, id: &str| {
        format!("{} {}", forgotten(place, id), made(place, noun, &format!("WHERE t.id = {id}")))
    };
    let of_rows = NOUNS.iter().enumerate().map(|(place, noun)| {
        format!(
            "IF TG_TABLE_NAME = '{}' THEN
               IF TG_OP <> 'INSERT' THEN {} END IF;
               IF TG_OP <> 'DELETE' THEN {} END IF;
             END IF;",
            noun.table,
            forgotten(place, "OLD.id"),
            again(place, noun, "NEW.id")
        )
    });
    let of_names = NOUNS.iter().enumerate().filter_map(|(place, noun)| {
        let column = noun.named_by?;
        Some(format!(
            "IF TG_OP <> 'INSERT' THEN {} END IF; IF TG_OP <> 'DELETE' THEN {} END IF;",
            again(place, noun, &format!("OLD.{column}")),
            again(place, noun, &format!("NEW.{column}"))
        ))
    });
    let forget = NOUNS.iter().enumerate().map(|(place, noun)| {
        format!("IF TG_TABLE_NAME = '{}' THEN DELETE FROM search_document WHERE noun = {place}; END IF;", noun.table)
    });
    let function = |name: &str, body: &str| {
        format!("CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$")
    };
    let mut statements = vec![
        "CREATE EXTENSION IF NOT EXISTS unaccent".to_owned(),
        // The words of a text, cut as the other engine cuts them: at whatever is no letter and no digit.
        "CREATE FUNCTION search_words(text) RETURNS tsvector LANGUAGE sql STABLE AS
         $$ SELECT array_to_tsvector(array_remove(regexp_split_to_array(lower(unaccent($1)), '[^[:alnum:]]+'), '')) $$".to_owned(),
        // All of these words, each as the start of a word.
        "CREATE FUNCTION search_query(text) RETURNS tsquery LANGUAGE sql STABLE AS
         $$ SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery
            FROM unnest(regexp_split_to_array(lower(unaccent($1)), '[^[:alnum:]]+')) word WHERE word <> '' $$".to_owned(),
        "CREATE TABLE search_document (noun integer NOT NULL, row_id bigint NOT NULL, key text COLLATE \"C\" NOT NULL, size integer NOT NULL,
         fields text NOT NULL, names tsvector NOT NULL, everything tsvector NOT NULL, PRIMARY KEY (noun, row_id))".to_owned(),
        "CREATE INDEX search_document_everything ON search_document USING gin (everything)".to_owned(),
        function("keep_search_document", &of_rows.collect::<String>()),
        function("keep_search_documents_of_name", &of_names.collect::<String>()),
        function("forget_search_documents", &forget.collect::<String>()),
    ];
    let events = EVENTS.join(" OR ");
    for (place, noun) in NOUNS.iter().enumerate() {
        let table = noun.table;
        statements.push(format!(
            "CREATE TRIGGER {table}_search AFTER {events} ON {table} FOR EACH ROW EXECUTE FUNCTION keep_search_document()"
        ));
        statements.push(format!("CREATE TRIGGER {table}_forget AFTER TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION forget_search_documents()"));
        statements.push(made(place, noun, ""));
    }
    statements.push(format!(
        "CREATE TRIGGER name_search AFTER {events} ON name FOR EACH ROW EXECUTE FUNCTION keep_search_documents_of_name()"
    ));
    statements
}
