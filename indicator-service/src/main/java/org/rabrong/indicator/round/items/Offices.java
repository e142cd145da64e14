package org.rabrong.indicator.round.items;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offices that may have to report, with their days, and the names of the bureaus: as identity-config announced them. */
@Component
public class Offices {

    public static final String TOPIC = "rabrong.organisations.v1";

    /**
     * What this service needs of an organisation.
     *
     * @param since first day, null for always
     * @param until last day, null for ever
     */
    record Organisation(
            String code,
            String kind,
            @Nullable String nameTh,
            @Nullable String nameEn,
            @Nullable String shortTh,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {

        boolean reports() {
            return "PRIMARY".equals(kind) || "SECONDARY".equals(kind);
        }
    }

    private final JdbcClient database;

    Offices(JdbcClient database) {
        this.database = database;
    }

    /**
     * Keeps the organisations; a later announcement of the same code wins.
     *
     * @return whether other items may be asked for now: an office is new, or changed its kind or its days
     */
    boolean keep(List<ReceivedEvent> announcements) {
        Map<String, Organisation> offices = new LinkedHashMap<>();
        Map<String, Organisation> bureaus = new LinkedHashMap<>();
        for (ReceivedEvent announcement : announcements) {
            Organisation organisation = announcement.dataAs(Organisation.class);
            (organisation.reports() ? offices : bureaus).put(organisation.code(), organisation);
        }
        if (!bureaus.isEmpty()) {
            keepBureaus(bureaus.values());
        }
        return !offices.isEmpty() && keepOffices(offices.values());
    }

    private void keepBureaus(Collection<Organisation> bureaus) {
        database.sql("""
                        insert into bureau (code, name_th, short_th)
                        select code, coalesce(name_th, code), short_th
                        from unnest(:codes::text[], :names::text[], :shorts::text[]) as b (code, name_th, short_th) order by code
                        on conflict (code) do update set name_th = excluded.name_th, short_th = excluded.short_th""")
                .param("codes", texts(bureaus, Organisation::code))
                .param("names", texts(bureaus, Organisation::nameTh))
                .param("shorts", texts(bureaus, Organisation::shortTh))
                .update();
    }

    private boolean keepOffices(Collection<Organisation> offices) {
        return database.sql("""
                        with told as (
                            select * from unnest(:codes::text[], :kinds::text[], :sinces::text[]::date[], :untils::text[]::date[],
                                                 :names::text[], :englishNames::text[]) as t (code, kind, since, until, name_th, name_en)),
                        other as (
                            select count(*) as number from told t left join office o using (code)
                            where o.code is null or (o.kind, o.since, o.until) is distinct from (t.kind, t.since, t.until)),
                        kept as (
                            insert into office (code, kind, since, until, name_th, name_en) select * from told order by code
                            on conflict (code) do update set kind = excluded.kind, since = excluded.since, until = excluded.until,
                                name_th = excluded.name_th, name_en = excluded.name_en)
                        select number > 0 from other""")
                .param("codes", texts(offices, Organisation::code))
                .param("kinds", texts(offices, Organisation::kind))
                .param("sinces", texts(offices, Organisation::since))
                .param("untils", texts(offices, Organisation::until))
                .param("names", texts(offices, Organisation::nameTh))
                .param("englishNames", texts(offices, Organisation::nameEn))
                .query(Boolean.class)
                .single();
    }

    /** The office was announced. */
    public boolean knows(String office) {
        return database.sql("select exists (select 1 from office where code = :office)")
                .param("office", office)
                .query(Boolean.class)
                .single();
    }

    private static @Nullable String[] texts(
            Collection<Organisation> organisations, Function<Organisation, @Nullable Object> member) {
        @Nullable String[] texts = new @Nullable String[organisations.size()];
        int next = 0;
        for (Organisation organisation : organisations) {
            Object value = member.apply(organisation);
            texts[next++] = value == null ? null : value.toString();
        }
        return texts;
    }
}
