SELECT json_build_object('data', json_build_object('processes', json_build_object('nodes', json_agg(
    json_build_object('slug', slug, 'name', name, 'members', json_build_object('totalCount', number))))))::text
FROM (
    SELECT process.slug, process.name, coalesce(members.number, 0) AS number
    FROM process LEFT JOIN (
        SELECT process_id, count(*) AS number FROM membership
        WHERE role = 'MEMBER' AND standing = 'CURRENT' AND state_id IS NOT NULL GROUP BY process_id
    ) AS members ON members.process_id = process.id
    ORDER BY process.name, process.slug LIMIT 100
) AS process
