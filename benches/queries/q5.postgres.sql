SELECT json_build_object('data', json_build_object('meetings', json_build_object('nodes', json_agg(
    json_build_object('title', title, 'date', json_build_object('edtf', date))))))::text
FROM (
    SELECT title, date FROM meeting
    WHERE kind = 'WORKSHOP' AND earliest <= '2018-12-31' AND latest >= '2013-01-01'
    ORDER BY earliest DESC NULLS LAST, latest DESC NULLS LAST, slug LIMIT 5
) AS meeting
