SELECT json_object('data', json_object('meetings', json_object('nodes', json_group_array(
    json_object('title', title, 'date', CASE WHEN date IS NOT NULL THEN json_object('edtf', date) END,
        'process', json_object('name', name))))))
FROM (
    SELECT title, date, name FROM meeting JOIN process ON process.id = process_id
    WHERE process_id IN (SELECT process_id FROM membership WHERE state_id = (SELECT id FROM state WHERE code = 'PL'))
    ORDER BY earliest DESC, latest DESC, meeting.slug LIMIT 5
)
