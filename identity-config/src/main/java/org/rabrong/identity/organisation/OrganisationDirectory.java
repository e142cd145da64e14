package org.rabrong.identity.organisation;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every organisation that the platform knows or ever knew: none is deleted, an end is a date. READ FIRST {@link #store}: every change goes
 * through it and is kept, written into the history and announced in one transaction.
 */
@Component
public class OrganisationDirectory {

    private static final String TOPIC = "rabrong.organisations.v1";
    private static final String ANNOUNCED = "org.rabrong.organisations.announced.v1";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final OrganisationHistory history;
    private final ApplicationEventPublisher inside;

    OrganisationDirectory(
            JdbcClient jdbc, Outbox outbox, OrganisationHistory history, ApplicationEventPublisher inside) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.history = history;
        this.inside = inside;
    }

    /** All of them, in the order in which a Thai reader looks for them: by the Thai alphabet, เขต 2 before เขต 10. */
    @Transactional(readOnly = true)
    public List<Organisation> all() {
        return known().stream().map(KnownOrganisation::organisation).toList();
    }

    /** As {@link #all}, with revisions. */
    @Transactional(readOnly = true)
    List<KnownOrganisation> known() {
        return jdbc
                .sql(
                        "select code, kind, name_th, name_en, short_th, provinces, since, until, sequence from organisation")
                .query((row, _) -> known(row))
                .stream()
                .sorted(Comparator.comparing(KnownOrganisation::organisation, byThaiName()))
                .toList();
    }

    /** Refuses with 404 a code that nobody has. */
    @Transactional(readOnly = true)
    KnownOrganisation get(String code) {
        return find(code).orElseThrow(() -> Problem.notFound("organisation", code));
    }

    /** Keeps those of the shipped list that are not there yet; what psdg made of the others stays. @return how many were new */
    @Transactional
    int addMissing(List<Organisation> shipped) {
        lock();
        Set<String> there =
                all().stream().map(Organisation::code).collect(Collectors.toCollection(java.util.HashSet::new));
        List<Organisation> missing = shipped.stream()
                .filter(organisation -> there.add(organisation.code()))
                .toList();
        store(missing, Map.of(), Origin.SHIPPED, null);
        return missing.size();
    }

    /** A new one; refuses a code that was ever used. */
    @Transactional
    KnownOrganisation add(Organisation organisation, Person person) {
        person.requirePsdg();
        lock();
        if (find(organisation.code()).isPresent()) {
            throw Problem.invalid(Violation.of("code", "taken", organisation.code()));
        }
        store(List.of(organisation), Map.of(), Origin.SCREEN, person);
        return get(organisation.code());
    }

    /**
     * Changes one of them; the same again changes nothing.
     *
     * @param revision that the person saw; another one is refused with what is there now
     */
    @Transactional
    KnownOrganisation change(Organisation organisation, long revision, Person person) {
        person.requirePsdg();
        lock();
        KnownOrganisation before = get(organisation.code());
        if (before.revision() != revision) {
            throw Problem.of(ProblemType.STALE_REVISION).with("current", OrganisationResponse.from(before));
        }
        if (before.organisation().equals(organisation)) {
            return before;
        }
        store(List.of(organisation), Map.of(organisation.code(), before.organisation()), Origin.SCREEN, person);
        return get(organisation.code());
    }

    /** Writers follow each other until the transaction ends; readers do not wait. Changes are rare and whole lists touch everything. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock() {
        jdbc.sql("lock table organisation in share row exclusive mode").update();
    }

    /**
     * Keeps the organisations as they are given, tells the history and announces each. Needs {@link #lock}.
     *
     * @param changed new or different ones only
     * @param before what is there now, by code; new ones are not in it
     * @param person null: the platform itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void store(List<Organisation> changed, Map<String, Organisation> before, Origin origin, @Nullable Person person) {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, Long> revisions = new HashMap<>();
        jdbc.sql("""
                        insert into organisation as known
                            (code, kind, name_th, name_en, short_th, provinces, since, until, sequence)
                        select code, kind, name_th, name_en, short_th, string_to_array(provinces, ' '), since, until, 1
                        from unnest(:codes::text[], :kinds::text[], :namesTh::text[], :namesEn::text[], :shortsTh::text[],
                                :provinces::text[], :sinces::date[], :untils::date[])
                            as given (code, kind, name_th, name_en, short_th, provinces, since, until)
                        on conflict (code) do update
                        set name_th = excluded.name_th, name_en = excluded.name_en, short_th = excluded.short_th,
                            provinces = excluded.provinces, since = excluded.since, until = excluded.until,
                            sequence = known.sequence + 1
                        returning code, sequence
                        """)
                .param("codes", column(changed, Organisation::code))
                .param(
                        "kinds",
                        column(changed, organisation -> organisation.kind().name()))
                .param("namesTh", column(changed, Organisation::nameTh))
                .param("namesEn", column(changed, Organisation::nameEn))
                .param("shortsTh", column(changed, Organisation::shortTh))
                .param("provinces", column(changed, organisation -> String.join(" ", organisation.provinces())))
                .param("sinces", dates(changed, Organisation::since))
                .param("untils", dates(changed, Organisation::until))
                .query(row -> {
                    revisions.put(row.getString("code"), row.getLong("sequence"));
                });
        List<KnownOrganisation> stored = new ArrayList<>();
        for (Organisation organisation : changed) {
            stored.add(new KnownOrganisation(
                    organisation, Objects.requireNonNull(revisions.get(organisation.code()), organisation.code())));
        }
        history.write(stored, before, origin, person);
        outbox.appendAll(stored.stream()
                .map(known -> new OutboxEvent(
                        TOPIC, known.organisation().code(), known.revision(), ANNOUNCED, known.organisation()))
                .toList());
        Set<String> added = changed.stream()
                .map(Organisation::code)
                .filter(code -> !before.containsKey(code))
                .collect(Collectors.toSet());
        if (!added.isEmpty()) {
            inside.publishEvent(new OrganisationsAdded(added));
        }
    }

    static Comparator<Organisation> byThaiName() {
        Collator thai = Collator.getInstance(Locale.of("th"));
        return Comparator.comparing(
                        (Organisation organisation) -> NUMBER.matcher(organisation.nameTh())
                                .replaceAll(number -> String.format("%09d", Integer.parseInt(number.group()))),
                        thai)
                .thenComparing(Organisation::code);
    }

    private Optional<KnownOrganisation> find(String code) {
        return jdbc.sql("""
                        select code, kind, name_th, name_en, short_th, provinces, since, until, sequence
                        from organisation where code = :code
                        """).param("code", code).query((row, _) -> known(row)).optional();
    }

    private static @Nullable String[] column(
            List<Organisation> organisations, Function<Organisation, @Nullable String> value) {
        return organisations.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable Date[] dates(
            List<Organisation> organisations, Function<Organisation, @Nullable LocalDate> value) {
        return organisations.stream()
                .map(organisation -> {
                    LocalDate date = value.apply(organisation);
                    return date == null ? null : Date.valueOf(date);
                })
                .toArray(Date[]::new);
    }

    private static KnownOrganisation known(ResultSet row) throws SQLException {
        return new KnownOrganisation(
                new Organisation(
                        row.getString("code"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        row.getString("name_th"),
                        row.getString("name_en"),
                        row.getString("short_th"),
                        Arrays.asList((String[]) row.getArray("provinces").getArray()),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)),
                row.getLong("sequence"));
    }
}
