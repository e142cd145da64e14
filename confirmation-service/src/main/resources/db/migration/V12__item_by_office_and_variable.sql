-- As exact as the primary key for a single item: whichever of the two is taken, also before there are statistics, it finds one row and not all of
-- an office's. An audit reads the few items of an office in the round and keeps those of its sub-indicator.
drop index item_by_office;
create index item_by_office on item (round, office, variable);
