SELECT json_build_object('data', json_build_object('meetings', json_build_object('nodes', json_agg(
    json_build_object('title', title, 'date', CASE WHEN date IS NOT NULL THEN json_build_object('edtf', date) END, 'city', city)))))::text
FROM (
    SELECT title, date, city FROM meeting
    WHERE host_id = (SELECT id FROM state WHERE code = 'ID')
    ORDER BY earliest DESC NULLS LAST, latest DESC NULLS LAST, slug LIMIT 5
) AS meeting
