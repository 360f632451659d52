-- The processes of each host once, however many of the meetings it hosted.
WITH page AS MATERIALIZED (
    SELECT meeting.title, meeting.date, meeting.host_id, meeting.earliest, meeting.latest, meeting.slug
    FROM meeting WHERE process_id = (SELECT id FROM process WHERE slug = 'prague-process')
    ORDER BY meeting.earliest NULLS FIRST, meeting.latest NULLS FIRST, meeting.slug DESC LIMIT 20
), host AS MATERIALIZED (
    SELECT state.id, json_build_object('name', state.name, 'processes', (
        SELECT coalesce(json_agg(json_build_object('name', name)), '[]') FROM (
            SELECT process.name FROM membership JOIN process ON process.id = membership.process_id
            WHERE membership.state_id = state.id AND role = 'MEMBER' AND standing = 'CURRENT'
            ORDER BY process.name, process.slug
        ) AS process
    )) AS host
    FROM state WHERE state.id IN (SELECT host_id FROM page)
)
SELECT json_build_object('data', json_build_object('process', json_build_object(
    'name', (SELECT name FROM process WHERE slug = 'prague-process'),
    'meetings', json_build_object('nodes', json_agg(json_build_object(
        'title', title, 'date', CASE WHEN date IS NOT NULL THEN json_build_object('edtf', date) END, 'host', host))))))::text
FROM (
    SELECT title, date, host FROM page LEFT JOIN host ON host.id = page.host_id
    ORDER BY earliest DESC NULLS LAST, latest DESC NULLS LAST, slug
) AS meeting
