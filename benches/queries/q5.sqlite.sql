SELECT json_object('data', json_object('meetings', json_object('nodes', json_group_array(
    json_object('title', title, 'date', json_object('edtf', date))))))
FROM (
    SELECT title, date FROM meeting
    WHERE kind = 'WORKSHOP' AND earliest <= '2018-12-31' AND latest >= '2013-01-01'
    ORDER BY earliest DESC, latest DESC, slug LIMIT 5
)
