CREATE TABLE dataset (
    id bigint PRIMARY KEY,
    version text COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL,
    licence text COLLATE "C" NOT NULL,
    descriptor text COLLATE "C" NOT NULL,
    CHECK (id = 1)
);

CREATE TABLE source (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    title text COLLATE "C" NOT NULL,
    publisher text COLLATE "C",
    url text COLLATE "C",
    as_of text COLLATE "C"
);
CREATE INDEX source_title_slug ON source (title, slug);
CREATE INDEX source_lower_title ON source (lower(title));
CREATE INDEX source_publisher_slug ON source (publisher, slug);

CREATE TABLE theme (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL
);
CREATE INDEX theme_name_slug ON theme (name, slug);
CREATE INDEX theme_lower_name ON theme (lower(name));

CREATE TABLE state (
    id bigint PRIMARY KEY,
    code text COLLATE "C" NOT NULL UNIQUE,
    alpha3 text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    official boolean NOT NULL,
    region text COLLATE "C",
    subregion text COLLATE "C",
    designation text COLLATE "C",
    CHECK (length(code) = 2),
    CHECK (length(alpha3) = 3)
);
CREATE INDEX state_name_code ON state (name, code);
CREATE INDEX state_lower_name ON state (lower(name));
CREATE INDEX state_region_code ON state (region, code);
CREATE INDEX state_subregion_code ON state (subregion, code);

CREATE TABLE organization (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL,
    acronym text COLLATE "C",
    category text COLLATE "C" NOT NULL,
    parent_id bigint REFERENCES organization (id)
);
CREATE INDEX organization_name_slug ON organization (name, slug);
CREATE INDEX organization_lower_name ON organization (lower(name));
CREATE INDEX organization_acronym_slug ON organization (acronym, slug);
CREATE INDEX organization_category_slug ON organization (category, slug);
CREATE INDEX organization_parent_id_name_slug ON organization (parent_id, name, slug);

CREATE TABLE process (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL,
    acronym text COLLATE "C",
    level text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    regions jsonb NOT NULL,
    established text COLLATE "C",
    established_earliest date,
    established_latest date,
    established_precision text COLLATE "C",
    objectives text COLLATE "C",
    focus jsonb NOT NULL,
    observer_presence text COLLATE "C" NOT NULL,
    observer_policy text COLLATE "C",
    association_presence text COLLATE "C" NOT NULL,
    association_with text COLLATE "C",
    website text COLLATE "C",
    repository text COLLATE "C",
    contact_office text COLLATE "C",
    contact_organization text COLLATE "C",
    contact_street text COLLATE "C",
    contact_city text COLLATE "C",
    contact_country text COLLATE "C",
    contact_email text COLLATE "C",
    contact_phone text COLLATE "C",
    stated_states integer,
    stated_organizations integer,
    stated_processes integer,
    completeness text COLLATE "C" NOT NULL,
    as_of text COLLATE "C",
    CHECK (established_earliest <= established_latest),
    CHECK (stated_states >= 0 AND stated_organizations >= 0 AND stated_processes >= 0)
);
CREATE INDEX process_name_slug ON process (name, slug);
CREATE INDEX process_lower_name ON process (lower(name));
CREATE INDEX process_acronym_slug ON process (acronym, slug);
CREATE INDEX process_level_slug ON process (level, slug);
CREATE INDEX process_status_slug ON process (status, slug);
CREATE INDEX process_completeness_slug ON process (completeness, slug);
CREATE INDEX process_established_earliest_established_latest_slug ON process (established_earliest, established_latest, slug);
CREATE INDEX process_established_earliest_desc_established_latest_desc_slug ON process (established_earliest DESC NULLS LAST, established_latest DESC NULLS LAST, slug);

CREATE TABLE succession (
    id bigint PRIMARY KEY,
    predecessor_id bigint NOT NULL REFERENCES process (id),
    successor_id bigint NOT NULL REFERENCES process (id),
    CHECK (predecessor_id <> successor_id)
);
CREATE UNIQUE INDEX succession_predecessor_id_successor_id ON succession (predecessor_id, successor_id);
CREATE INDEX succession_successor_id ON succession (successor_id);

CREATE TABLE initiative (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    process_id bigint NOT NULL REFERENCES process (id),
    name text COLLATE "C" NOT NULL,
    acronym text COLLATE "C",
    "start" text COLLATE "C",
    start_earliest date,
    start_latest date,
    "end" text COLLATE "C",
    end_earliest date,
    end_latest date,
    ongoing boolean NOT NULL,
    CHECK (start_earliest <= start_latest),
    CHECK (end_earliest <= end_latest),
    CHECK (start_earliest <= end_latest),
    CHECK (NOT (ongoing AND end_latest IS NOT NULL))
);
CREATE INDEX initiative_process_id_name_slug ON initiative (process_id, name, slug);
CREATE INDEX initiative_name_slug ON initiative (name, slug);
CREATE INDEX initiative_lower_name ON initiative (lower(name));
CREATE INDEX initiative_start_earliest_end_latest ON initiative (start_earliest, end_latest);

CREATE TABLE name (
    id bigint PRIMARY KEY,
    state_id bigint REFERENCES state (id),
    organization_id bigint REFERENCES organization (id),
    process_id bigint REFERENCES process (id),
    initiative_id bigint REFERENCES initiative (id),
    text text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    "start" text COLLATE "C",
    start_earliest date,
    start_latest date,
    "end" text COLLATE "C",
    end_earliest date,
    end_latest date,
    ongoing boolean NOT NULL,
    CHECK (CASE WHEN state_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END + CASE WHEN process_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN initiative_id IS NULL THEN 0 ELSE 1 END = 1),
    CHECK (start_earliest <= start_latest),
    CHECK (end_earliest <= end_latest),
    CHECK (start_earliest <= end_latest),
    CHECK (NOT (ongoing AND end_latest IS NOT NULL))
);
CREATE INDEX name_state_id ON name (state_id);
CREATE INDEX name_organization_id ON name (organization_id);
CREATE INDEX name_process_id ON name (process_id);
CREATE INDEX name_initiative_id ON name (initiative_id);
CREATE INDEX name_lower_text ON name (lower(text));

CREATE TABLE membership (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    process_id bigint NOT NULL REFERENCES process (id),
    state_id bigint REFERENCES state (id),
    organization_id bigint REFERENCES organization (id),
    member_process_id bigint REFERENCES process (id),
    role text COLLATE "C" NOT NULL,
    role_label text COLLATE "C",
    standing text COLLATE "C" NOT NULL,
    listed_as text COLLATE "C",
    founding boolean,
    "start" text COLLATE "C",
    start_earliest date,
    start_latest date,
    "end" text COLLATE "C",
    end_earliest date,
    end_latest date,
    ongoing boolean NOT NULL,
    CHECK (CASE WHEN state_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END + CASE WHEN member_process_id IS NULL THEN 0 ELSE 1 END = 1),
    CHECK (start_earliest <= start_latest),
    CHECK (end_earliest <= end_latest),
    CHECK (start_earliest <= end_latest),
    CHECK (NOT (ongoing AND end_latest IS NOT NULL))
);
CREATE INDEX membership_process_id_role_standing_slug ON membership (process_id, role, standing, slug);
CREATE INDEX membership_process_id_slug ON membership (process_id, slug);
CREATE INDEX membership_state_id_role_standing_process_id ON membership (state_id, role, standing, process_id);
CREATE INDEX membership_organization_id_role_standing_process_id ON membership (organization_id, role, standing, process_id);
CREATE INDEX membership_member_process_id_role_standing_process_id ON membership (member_process_id, role, standing, process_id);
CREATE INDEX membership_role_slug ON membership (role, slug);
CREATE INDEX membership_standing_slug ON membership (standing, slug);

CREATE TABLE tenure (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    process_id bigint NOT NULL REFERENCES process (id),
    state_id bigint REFERENCES state (id),
    organization_id bigint REFERENCES organization (id),
    holder_process_id bigint REFERENCES process (id),
    initiative_id bigint REFERENCES initiative (id),
    post text COLLATE "C" NOT NULL,
    label text COLLATE "C",
    not_before text COLLATE "C",
    "start" text COLLATE "C",
    start_earliest date,
    start_latest date,
    "end" text COLLATE "C",
    end_earliest date,
    end_latest date,
    ongoing boolean NOT NULL,
    CHECK (CASE WHEN state_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END + CASE WHEN holder_process_id IS NULL THEN 0 ELSE 1 END = 1),
    CHECK (start_earliest <= start_latest),
    CHECK (end_earliest <= end_latest),
    CHECK (start_earliest <= end_latest),
    CHECK (NOT (ongoing AND end_latest IS NOT NULL))
);
CREATE INDEX tenure_process_id_post ON tenure (process_id, post);
CREATE INDEX tenure_state_id_post ON tenure (state_id, post);
CREATE INDEX tenure_organization_id_post ON tenure (organization_id, post);
CREATE INDEX tenure_holder_process_id_post ON tenure (holder_process_id, post);
CREATE INDEX tenure_initiative_id_post ON tenure (initiative_id, post);
CREATE INDEX tenure_post ON tenure (post);

CREATE TABLE meeting (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    process_id bigint NOT NULL REFERENCES process (id),
    initiative_id bigint REFERENCES initiative (id),
    host_id bigint REFERENCES state (id),
    title text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    other_kinds jsonb NOT NULL,
    ordinal integer,
    mode text COLLATE "C" NOT NULL,
    city text COLLATE "C",
    country_as_printed text COLLATE "C",
    position integer,
    date text COLLATE "C",
    date_text text COLLATE "C",
    earliest date,
    latest date,
    "precision" text COLLATE "C",
    CHECK (ordinal > 0),
    CHECK (position > 0),
    CHECK (earliest <= latest),
    CHECK ((date IS NULL) = (earliest IS NULL)),
    CHECK ((date IS NULL) = (latest IS NULL)),
    CHECK ((date IS NULL) = ("precision" IS NULL))
);
CREATE INDEX meeting_earliest_latest_slug ON meeting (earliest, latest, slug);
CREATE INDEX meeting_earliest_desc_latest_desc_slug ON meeting (earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX meeting_process_id_earliest_latest_slug ON meeting (process_id, earliest, latest, slug);
CREATE INDEX meeting_process_id_earliest_desc_latest_desc_slug ON meeting (process_id, earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX meeting_host_id_earliest_latest_slug ON meeting (host_id, earliest, latest, slug);
CREATE INDEX meeting_host_id_earliest_desc_latest_desc_slug ON meeting (host_id, earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX meeting_initiative_id_earliest_latest_slug ON meeting (initiative_id, earliest, latest, slug);
CREATE INDEX meeting_initiative_id_earliest_desc_latest_desc_slug ON meeting (initiative_id, earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX meeting_kind_earliest_latest_slug ON meeting (kind, earliest, latest, slug);
CREATE INDEX meeting_kind_earliest_desc_latest_desc_slug ON meeting (kind, earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX meeting_process_id_slug ON meeting (process_id, slug);
CREATE INDEX meeting_latest ON meeting (latest);
CREATE INDEX meeting_title_slug ON meeting (title, slug);
CREATE INDEX meeting_lower_title ON meeting (lower(title));
CREATE INDEX meeting_kind_slug ON meeting (kind, slug);
CREATE INDEX meeting_mode_slug ON meeting (mode, slug);
CREATE INDEX meeting_city_slug ON meeting (city, slug);
CREATE INDEX meeting_lower_city ON meeting (lower(city));
CREATE INDEX meeting_ordinal_slug ON meeting (ordinal, slug);
CREATE INDEX meeting_position_slug ON meeting (position, slug);

CREATE TABLE declaration (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    process_id bigint NOT NULL REFERENCES process (id),
    adopted_at_id bigint REFERENCES meeting (id),
    title text COLLATE "C" NOT NULL,
    form text COLLATE "C" NOT NULL,
    url text COLLATE "C",
    date text COLLATE "C",
    date_text text COLLATE "C",
    earliest date,
    latest date,
    "precision" text COLLATE "C",
    CHECK (earliest <= latest),
    CHECK ((date IS NULL) = (earliest IS NULL)),
    CHECK ((date IS NULL) = (latest IS NULL)),
    CHECK ((date IS NULL) = ("precision" IS NULL))
);
CREATE INDEX declaration_earliest_latest_slug ON declaration (earliest, latest, slug);
CREATE INDEX declaration_earliest_desc_latest_desc_slug ON declaration (earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX declaration_process_id_earliest_latest_slug ON declaration (process_id, earliest, latest, slug);
CREATE INDEX declaration_process_id_earliest_desc_latest_desc_slug ON declaration (process_id, earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX declaration_adopted_at_id_slug ON declaration (adopted_at_id, slug);
CREATE INDEX declaration_latest ON declaration (latest);
CREATE INDEX declaration_title_slug ON declaration (title, slug);
CREATE INDEX declaration_lower_title ON declaration (lower(title));
CREATE INDEX declaration_form_slug ON declaration (form, slug);

CREATE TABLE signature (
    id bigint PRIMARY KEY,
    declaration_id bigint NOT NULL REFERENCES declaration (id),
    state_id bigint NOT NULL REFERENCES state (id),
    kind text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX signature_declaration_id_state_id_kind ON signature (declaration_id, state_id, kind);
CREATE INDEX signature_state_id_declaration_id ON signature (state_id, declaration_id);

CREATE TABLE publication (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    process_id bigint NOT NULL REFERENCES process (id),
    title text COLLATE "C" NOT NULL,
    genre text COLLATE "C" NOT NULL,
    url text COLLATE "C",
    date text COLLATE "C",
    date_text text COLLATE "C",
    earliest date,
    latest date,
    "precision" text COLLATE "C",
    CHECK (earliest <= latest),
    CHECK ((date IS NULL) = (earliest IS NULL)),
    CHECK ((date IS NULL) = (latest IS NULL)),
    CHECK ((date IS NULL) = ("precision" IS NULL))
);
CREATE INDEX publication_earliest_latest_slug ON publication (earliest, latest, slug);
CREATE INDEX publication_earliest_desc_latest_desc_slug ON publication (earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX publication_process_id_earliest_latest_slug ON publication (process_id, earliest, latest, slug);
CREATE INDEX publication_process_id_earliest_desc_latest_desc_slug ON publication (process_id, earliest DESC NULLS LAST, latest DESC NULLS LAST, slug);
CREATE INDEX publication_latest ON publication (latest);
CREATE INDEX publication_title_slug ON publication (title, slug);
CREATE INDEX publication_lower_title ON publication (lower(title));
CREATE INDEX publication_genre_slug ON publication (genre, slug);

CREATE TABLE tagging (
    id bigint PRIMARY KEY,
    theme_id bigint NOT NULL REFERENCES theme (id),
    process_id bigint REFERENCES process (id),
    meeting_id bigint REFERENCES meeting (id),
    declaration_id bigint REFERENCES declaration (id),
    CHECK (CASE WHEN process_id IS NULL THEN 0 ELSE 1 END + CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END + CASE WHEN declaration_id IS NULL THEN 0 ELSE 1 END = 1)
);
CREATE UNIQUE INDEX tagging_process_id_theme_id ON tagging (process_id, theme_id);
CREATE UNIQUE INDEX tagging_meeting_id_theme_id ON tagging (meeting_id, theme_id);
CREATE UNIQUE INDEX tagging_declaration_id_theme_id ON tagging (declaration_id, theme_id);
CREATE INDEX tagging_theme_id ON tagging (theme_id);

CREATE TABLE citation (
    id bigint PRIMARY KEY,
    process_id bigint REFERENCES process (id),
    state_id bigint REFERENCES state (id),
    organization_id bigint REFERENCES organization (id),
    membership_id bigint REFERENCES membership (id),
    tenure_id bigint REFERENCES tenure (id),
    initiative_id bigint REFERENCES initiative (id),
    meeting_id bigint REFERENCES meeting (id),
    declaration_id bigint REFERENCES declaration (id),
    publication_id bigint REFERENCES publication (id),
    name_id bigint REFERENCES name (id),
    signature_id bigint REFERENCES signature (id),
    source_id bigint NOT NULL REFERENCES source (id),
    property text COLLATE "C",
    locator text COLLATE "C",
    as_printed text COLLATE "C",
    main boolean NOT NULL,
    CHECK (process_id IS NOT NULL OR state_id IS NOT NULL OR organization_id IS NOT NULL OR membership_id IS NOT NULL OR tenure_id IS NOT NULL OR initiative_id IS NOT NULL OR meeting_id IS NOT NULL OR declaration_id IS NOT NULL OR publication_id IS NOT NULL)
);
CREATE INDEX citation_process_id ON citation (process_id);
CREATE INDEX citation_state_id ON citation (state_id);
CREATE INDEX citation_organization_id ON citation (organization_id);
CREATE INDEX citation_membership_id ON citation (membership_id);
CREATE INDEX citation_tenure_id ON citation (tenure_id);
CREATE INDEX citation_initiative_id ON citation (initiative_id);
CREATE INDEX citation_meeting_id ON citation (meeting_id);
CREATE INDEX citation_declaration_id ON citation (declaration_id);
CREATE INDEX citation_publication_id ON citation (publication_id);
CREATE INDEX citation_name_id ON citation (name_id);
CREATE INDEX citation_signature_id ON citation (signature_id);
CREATE INDEX citation_source_id ON citation (source_id);

CREATE TABLE discrepancy (
    id bigint PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    finding text COLLATE "C" NOT NULL,
    message text COLLATE "C" NOT NULL,
    source_id bigint REFERENCES source (id),
    locator text COLLATE "C",
    process_id bigint REFERENCES process (id),
    state_id bigint REFERENCES state (id),
    organization_id bigint REFERENCES organization (id),
    membership_id bigint REFERENCES membership (id),
    tenure_id bigint REFERENCES tenure (id),
    initiative_id bigint REFERENCES initiative (id),
    meeting_id bigint REFERENCES meeting (id),
    declaration_id bigint REFERENCES declaration (id),
    publication_id bigint REFERENCES publication (id),
    CHECK (process_id IS NOT NULL OR state_id IS NOT NULL OR organization_id IS NOT NULL OR membership_id IS NOT NULL OR tenure_id IS NOT NULL OR initiative_id IS NOT NULL OR meeting_id IS NOT NULL OR declaration_id IS NOT NULL OR publication_id IS NOT NULL)
);
CREATE INDEX discrepancy_process_id ON discrepancy (process_id);
CREATE INDEX discrepancy_state_id ON discrepancy (state_id);
CREATE INDEX discrepancy_organization_id ON discrepancy (organization_id);
CREATE INDEX discrepancy_membership_id ON discrepancy (membership_id);
CREATE INDEX discrepancy_tenure_id ON discrepancy (tenure_id);
CREATE INDEX discrepancy_initiative_id ON discrepancy (initiative_id);
CREATE INDEX discrepancy_meeting_id ON discrepancy (meeting_id);
CREATE INDEX discrepancy_declaration_id ON discrepancy (declaration_id);
CREATE INDEX discrepancy_publication_id ON discrepancy (publication_id);
CREATE INDEX discrepancy_source_id ON discrepancy (source_id);
CREATE INDEX discrepancy_finding_slug ON discrepancy (finding, slug);
CREATE INDEX discrepancy_lower_message ON discrepancy (lower(message));
