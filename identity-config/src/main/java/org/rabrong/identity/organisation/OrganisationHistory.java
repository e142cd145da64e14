package org.rabrong.identity.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what of an organisation, and when. */
@Component
class OrganisationHistory {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OrganisationHistory(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One step of one organisation.
     *
     * @param by the person's name at that time; null: the platform itself
     * @param changes with the first step everything, from null
     */
    record Step(long revision, Instant at, @Nullable String by, Origin origin, List<FieldChange> changes) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void write(
            List<KnownOrganisation> after, Map<String, Organisation> before, Origin origin, @Nullable Person person) {
        List<String> codes = new ArrayList<>();
        List<Long> revisions = new ArrayList<>();
        List<@Nullable String> befores = new ArrayList<>();
        List<String> afters = new ArrayList<>();
        for (KnownOrganisation known : after) {
            Organisation old = before.get(known.organisation().code());
            codes.add(known.organisation().code());
            revisions.add(known.revision());
            befores.add(old == null ? null : json.writeValueAsString(old));
            afters.add(json.writeValueAsString(known.organisation()));
        }
        jdbc.sql("""
                        insert into organisation_change (code, revision, at, person_id, person_name, origin, before, after)
                        select code, revision, :at, :personId, :personName, :origin, before::jsonb, after::jsonb
                        from unnest(:codes::text[], :revisions::bigint[], :befores::text[], :afters::text[])
                            as given (code, revision, before, after)
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("personId", person == null ? null : person.id())
                .param("personName", person == null ? null : person.displayName())
                .param("origin", origin.name())
                .param("codes", codes.toArray(String[]::new))
                .param("revisions", revisions.toArray(Long[]::new))
                .param("befores", befores.toArray(String[]::new))
                .param("afters", afters.toArray(String[]::new))
                .update();
    }

    /** Newest first: at most {@code limit} steps older than the revision. */
    @Transactional(readOnly = true)
    List<Step> steps(String code, long olderThan, int limit) {
        return jdbc.sql("""
                        select revision, at, person_name, origin, before, after
                        from organisation_change
                        where code = :code and revision < :olderThan
                        order by revision desc
                        limit :limit
                        """)
                .param("code", code)
                .param("olderThan", olderThan)
                .param("limit", limit)
                .query((row, _) -> {
                    String before = row.getString("before");
                    return new Step(
                            row.getLong("revision"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("person_name"),
                            Origin.valueOf(row.getString("origin")),
                            FieldChange.between(
                                    before == null ? null : json.readValue(before, Organisation.class),
                                    json.readValue(row.getString("after"), Organisation.class)));
                })
                .list();
    }
}
