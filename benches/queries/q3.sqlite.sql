-- The processes of each host once, however many of the meetings it hosted.
WITH page AS MATERIALIZED (
    SELECT meeting.title, meeting.date, meeting.host_id, meeting.earliest, meeting.latest, meeting.slug
    FROM process JOIN meeting ON meeting.process_id = process.id
    WHERE process.slug = 'prague-process'
    ORDER BY meeting.earliest, meeting.latest, meeting.slug DESC LIMIT 20
), host AS MATERIALIZED (
    SELECT state.id, json_object('name', state.name, 'processes', (
        SELECT json_group_array(json_object('name', name)) FROM (
            SELECT process.name FROM membership JOIN process ON process.id = membership.process_id
            WHERE membership.state_id = state.id AND role = 'MEMBER' AND standing = 'CURRENT'
            ORDER BY process.name, process.slug
        )
    )) AS host
    FROM state WHERE state.id IN (SELECT host_id FROM page)
)
SELECT json_object('data', json_object('process', json_object(
    'name', (SELECT name FROM process WHERE slug = 'prague-process'),
    'meetings', json_object('nodes', json_group_array(json_object(
        'title', title, 'date', CASE WHEN date IS NOT NULL THEN json_object('edtf', date) END, 'host', json(host)))))))
FROM (
    SELECT title, date, host FROM page LEFT JOIN host ON host.id = page.host_id
    ORDER BY earliest DESC NULLS LAST, latest DESC NULLS LAST, slug
)
