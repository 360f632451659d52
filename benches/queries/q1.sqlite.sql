SELECT json_object('data', json_object('process', json_object(
    'slug', slug, 'name', name, 'acronym', acronym, 'level', level, 'status', status, 'objectives', objectives,
    'observerPolicy', observer_policy, 'website', website, 'completeness', completeness)))
FROM process WHERE slug = 'prague-process'
