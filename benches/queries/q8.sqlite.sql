SELECT json_object('data', json_object('states', json_object('nodes', json_group_array(json_object('code', code, 'name', name)))))
FROM (
    SELECT code, name FROM state
    WHERE id IN (SELECT host_id FROM meeting GROUP BY host_id HAVING count(*) > 3)
    ORDER BY name, code LIMIT 100
)
