-- A hundred times the data: each meeting 700 times, with the same process, host, kind and date. The same on both engines, and each time.
INSERT INTO meeting (id, slug, process_id, initiative_id, host_id, title, kind, other_kinds, ordinal, mode, city, country_as_printed, position,
                     date, date_text, earliest, latest, "precision")
SELECT meeting.id + copy.number * 100000, meeting.slug || '-' || copy.number, process_id, initiative_id, host_id, title || ' ' || copy.number,
       kind, other_kinds, ordinal, mode, city, country_as_printed, NULL, date, date_text, earliest, latest, "precision"
FROM meeting, (WITH RECURSIVE copies (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copies WHERE number < 700) SELECT number FROM copies) AS copy
WHERE meeting.id < 100000;
