-- Any cursor would do: here it is the last row's slug.
WITH page AS MATERIALIZED (SELECT slug, title, date, mode, city FROM meeting ORDER BY earliest NULLS LAST, latest, slug LIMIT 101)
SELECT json_object('data', json_object('meetings', json_object(
    'nodes', (
        SELECT json_group_array(json_object('slug', slug, 'title', title,
            'date', CASE WHEN date IS NOT NULL THEN json_object('edtf', date) END, 'mode', mode, 'city', city))
        FROM (SELECT * FROM page LIMIT 100)
    ),
    'pageInfo', json_object(
        'hasNextPage', json(iif((SELECT count(*) FROM page) > 100, 'true', 'false')),
        'endCursor', (SELECT slug FROM page LIMIT 1 OFFSET 99)))))
