-- Trees that were published before variables had a description and could be closed
update plan_version
set tree = regexp_replace(
    tree::text,
    '"carryForward": (true|false)',
    '"carryForward": \1, "description": null, "open": true, "cumulative": false',
    'g')::jsonb
where tree::text not like '%"cumulative": %';
