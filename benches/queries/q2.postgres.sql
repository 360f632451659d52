SELECT json_build_object('data', json_build_object('process', json_build_object('members', json_build_object('nodes', json_agg(
    json_build_object('role', role, 'member', json_build_object('name', name, 'code', code)))))))::text
FROM (
    SELECT membership.role, state.name, state.code
    FROM process JOIN membership ON membership.process_id = process.id JOIN state ON state.id = membership.state_id
    WHERE process.slug = 'prague-process' AND role = 'MEMBER' AND standing = 'CURRENT'
    ORDER BY membership.listed_as, membership.slug LIMIT 50
) AS member
