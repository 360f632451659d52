SELECT json_object('data', json_object('process', json_object('members', json_object('nodes', json_group_array(
    json_object('role', role, 'member', json_object('name', name, 'code', code)))))))
FROM (
    SELECT membership.role, state.name, state.code
    FROM process JOIN membership ON membership.process_id = process.id JOIN state ON state.id = membership.state_id
    WHERE process.slug = 'prague-process' AND role = 'MEMBER' AND standing = 'CURRENT'
    ORDER BY membership.listed_as, membership.slug LIMIT 50
)
