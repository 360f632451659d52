SELECT json_build_object('data', json_build_object('states', json_build_object('nodes', json_agg(json_build_object('code', code, 'name', name)))))::text
FROM (
    SELECT code, name FROM state
    WHERE id IN (SELECT host_id FROM meeting GROUP BY host_id HAVING count(*) > 3)
    ORDER BY name, code LIMIT 100
) AS state
