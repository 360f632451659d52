SELECT json_build_object('data', json_build_object('meetings', json_build_object('nodes', json_agg(
    json_build_object('title', title, 'date', CASE WHEN date IS NOT NULL THEN json_build_object('edtf', date) END,
        'process', json_build_object('name', name))))))::text
FROM (
    SELECT title, date, name FROM meeting JOIN process ON process.id = process_id
    WHERE process_id IN (SELECT process_id FROM membership WHERE state_id = (SELECT id FROM state WHERE code = 'PL'))
    ORDER BY earliest DESC NULLS LAST, latest DESC NULLS LAST, meeting.slug LIMIT 5
) AS meeting
