SELECT json_build_object('data', json_build_object('process', json_build_object(
    'slug', slug, 'name', name, 'acronym', acronym, 'level', level, 'status', status, 'objectives', objectives,
    'observerPolicy', observer_policy, 'website', website, 'completeness', completeness)))::text
FROM process WHERE slug = 'prague-process'
