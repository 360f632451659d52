SELECT json_object('data', json_object('processes', json_object('nodes', json_group_array(
    json_object('slug', slug, 'name', name, 'members', json_object('totalCount', number))))))
FROM (
    SELECT process.slug, process.name, coalesce(members.number, 0) AS number
    FROM process LEFT JOIN (
        SELECT process_id, count(*) AS number FROM membership
        WHERE role = 'MEMBER' AND standing = 'CURRENT' AND state_id IS NOT NULL GROUP BY process_id
    ) AS members ON members.process_id = process.id
    ORDER BY process.name, process.slug LIMIT 100
)
