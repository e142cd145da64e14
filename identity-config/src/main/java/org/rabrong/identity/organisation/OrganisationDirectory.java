package org.rabrong.identity.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every organisation that the platform knows. */
@Component
public class OrganisationDirectory {

    private static final String TOPIC = "rabrong.organisations.v1";
    private static final String ANNOUNCED = "org.rabrong.organisations.announced.v1";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final JdbcClient jdbc;
    private final Outbox outbox;

    OrganisationDirectory(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /**
     * Keeps what is new or changed in the list and announces it, in one transaction; an organisation that the list leaves out stays as it
     * is. The same list again does nothing.
     *
     * @return how many were new or changed
     */
    @Transactional
    public int keep(List<Organisation> organisations) {
        List<OutboxEvent> events = jdbc.sql("""
                        insert into organisation as known (code, kind, name_th, name_en, short_th, provinces, sequence)
                        select code, kind, name_th, name_en, short_th, string_to_array(provinces, ' '), 1
                        from unnest(:codes::text[], :kinds::text[], :namesTh::text[], :namesEn::text[], :shortsTh::text[], :provinces::text[])
                            as listed (code, kind, name_th, name_en, short_th, provinces)
                        on conflict (code) do update
                        set kind = excluded.kind, name_th = excluded.name_th, name_en = excluded.name_en,
                            short_th = excluded.short_th, provinces = excluded.provinces, sequence = known.sequence + 1
                        where (known.kind, known.name_th, known.name_en, known.short_th, known.provinces)
                            is distinct from (excluded.kind, excluded.name_th, excluded.name_en, excluded.short_th, excluded.provinces)
                        returning code, kind, name_th, name_en, short_th, provinces, sequence
                        """)
                .param("codes", column(organisations, Organisation::code))
                .param(
                        "kinds",
                        column(
                                organisations,
                                organisation -> organisation.kind().name()))
                .param("namesTh", column(organisations, Organisation::nameTh))
                .param("namesEn", column(organisations, Organisation::nameEn))
                .param("shortsTh", column(organisations, Organisation::shortTh))
                .param("provinces", column(organisations, organisation -> String.join(" ", organisation.provinces())))
                .query((row, _) -> new OutboxEvent(
                        TOPIC, row.getString("code"), row.getLong("sequence"), ANNOUNCED, organisation(row)))
                .list();
        if (!events.isEmpty()) {
            outbox.appendAll(events);
        }
        return events.size();
    }

    /** All of them, in the order in which a Thai reader looks for them: by the Thai alphabet, เขต 2 before เขต 10. */
    @Transactional(readOnly = true)
    public List<Organisation> all() {
        return jdbc
                .sql("select code, kind, name_th, name_en, short_th, provinces from organisation")
                .query((row, _) -> organisation(row))
                .stream()
                .sorted(byThaiName())
                .toList();
    }

    static Comparator<Organisation> byThaiName() {
        Collator thai = Collator.getInstance(Locale.of("th"));
        return Comparator.comparing(
                        (Organisation organisation) -> NUMBER.matcher(organisation.nameTh())
                                .replaceAll(number -> String.format("%06d", Integer.parseInt(number.group()))),
                        thai)
                .thenComparing(Organisation::code);
    }

    private static String[] column(List<Organisation> organisations, Function<Organisation, String> value) {
        return organisations.stream().map(value).toArray(String[]::new);
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getString("code"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name_th"),
                row.getString("name_en"),
                row.getString("short_th"),
                Arrays.asList((String[]) row.getArray("provinces").getArray()));
    }
}
