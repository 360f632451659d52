SELECT json_object('data', json_object('meetings', json_object('nodes', json_group_array(
    json_object('title', title, 'date', CASE WHEN date IS NOT NULL THEN json_object('edtf', date) END, 'city', city)))))
FROM (
    SELECT title, date, city FROM meeting
    WHERE host_id = (SELECT id FROM state WHERE code = 'ID')
    ORDER BY earliest DESC, latest DESC, slug LIMIT 5
)
