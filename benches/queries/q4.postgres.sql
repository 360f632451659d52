-- Any cursor would do: here it is the last row's slug.
WITH page AS MATERIALIZED (SELECT slug, title, date, mode, city FROM meeting ORDER BY earliest NULLS LAST, latest, slug LIMIT 101)
SELECT json_build_object('data', json_build_object('meetings', json_build_object(
    'nodes', (
        SELECT json_agg(json_build_object('slug', slug, 'title', title,
            'date', CASE WHEN date IS NOT NULL THEN json_build_object('edtf', date) END, 'mode', mode, 'city', city))
        FROM (SELECT * FROM page LIMIT 100) AS page
    ),
    'pageInfo', json_build_object(
        'hasNextPage', (SELECT count(*) FROM page) > 100,
        'endCursor', (SELECT slug FROM page LIMIT 1 OFFSET 99)))))::text
