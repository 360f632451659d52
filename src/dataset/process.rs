//! Processes as rows of `processes.csv`.

use entity::{citation, process};

use super::columns::{Columns, Table};

impl Table for process::Model {
    const FILE: &'static str = "processes.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.text("name", &mut self.name);
        columns.maybe("acronym", &mut self.acronym);
        columns.word("level", &mut self.level);
        columns.word("status", &mut self.status);
        columns.words("regions", &mut self.regions.0);
        if let Some(established) = columns.date("established", &mut self.established) {
            self.established_earliest = Some(established.earliest);
            self.established_latest = Some(established.latest);
            self.established_precision = Some(established.precision);
        }
        columns.maybe("objectives", &mut self.objectives);
        columns.words("focus", &mut self.focus.0);
        columns.word("observer_presence", &mut self.observer_presence);
        columns.maybe("observer_policy", &mut self.observer_policy);
        columns.word("association_presence", &mut self.association_presence);
        columns.maybe("association_with", &mut self.association_with);
        let named = self.association_presence == process::Presence::Named;
        columns.rule(
            named == self.association_with.is_some(),
            "association_with",
            "is there where, and only where, the presence is NAMED",
        );
        columns.url("website", &mut self.website);
        columns.url("repository", &mut self.repository);
        columns.maybe("contact_office", &mut self.contact_office);
        columns.maybe("contact_organization", &mut self.contact_organization);
        columns.maybe("contact_street", &mut self.contact_street);
        columns.maybe("contact_city", &mut self.contact_city);
        columns.maybe("contact_country", &mut self.contact_country);
        columns.maybe("contact_email", &mut self.contact_email);
        columns.maybe("contact_phone", &mut self.contact_phone);
        columns.number("stated_states", 0, &mut self.stated_states);
        columns.number("stated_organizations", 0, &mut self.stated_organizations);
        columns.number("stated_processes", 0, &mut self.stated_processes);
        columns.word("completeness", &mut self.completeness);
        columns.date("as_of", &mut self.as_of);
        columns.maybe("completeness_note", &mut self.completeness_note);
        columns.cited(citation::Model { process_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
