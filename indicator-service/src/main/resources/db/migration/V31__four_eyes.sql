-- Trees that were kept before a sub-indicator could ask for two certifiers
update plan_version
set tree = regexp_replace(tree::text, '"mode": "(NORMAL|AUDIT)"', '"mode": "\1", "fourEyes": false', 'g')::jsonb
where tree::text not like '%"fourEyes": %';

update plan_draft
set tree = regexp_replace(tree::text, '"mode": "(NORMAL|AUDIT)"', '"mode": "\1", "fourEyes": false', 'g')::jsonb
where tree::text not like '%"fourEyes": %';

update plan_draft_step
set tree_before = regexp_replace(tree_before::text, '"mode": "(NORMAL|AUDIT)"', '"mode": "\1", "fourEyes": false', 'g')::jsonb
where tree_before::text not like '%"fourEyes": %';
