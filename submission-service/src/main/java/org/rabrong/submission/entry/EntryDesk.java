package org.rabrong.submission.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.rabrong.submission.entry.Outcome.Refused;
import org.rabrong.submission.entry.Outcome.Taken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an office does with its values. However many are reported at once: one query that locks the entries and brings all that the rules
 * need, one update, one insert into the history, one batch of events, in one transaction. Each report is judged for itself; one report is
 * the case of many with one.
 */
@Service
public class EntryDesk {

    static final ProblemType PLAN_NOT_ARRIVED = new ProblemType("plan-not-arrived", 503);
    static final ProblemType NO_SUCH_WARNING = new ProblemType("no-such-warning", 409);

    private final Items items;
    private final Ledger ledger;
    private final Clock clock;

    EntryDesk(Items items, Ledger ledger, Clock clock) {
        this.items = items;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Stores one value, or takes it back; answers the item as it is from now on. */
    @Transactional
    public Item report(String round, String office, Report report, Person person) {
        return switch (reportEach(round, office, List.of(report), person).getFirst()) {
            case Taken taken -> taken.after();
            case Refused refused -> throw refused.problem();
        };
    }

    /**
     * Stores what is taken; a refused report does not stop the others.
     *
     * @param reports of different variables
     * @return an outcome for each report, in their order
     * @throws Problem 403, and 404 for an unknown round
     */
    @Transactional
    public List<Outcome> reportEach(String round, String office, List<Report> reports, Person person) {
        person.requireReporterOf(office);
        List<Outcome> outcomes = judge(round, office, reports, judge(person, false), items::lock);
        write(outcomes);
        return outcomes;
    }

    /**
     * Stores all reports of a file, or none of them when one is refused.
     *
     * @param reports of different variables
     * @param lastLook gets the outcomes while nobody else can change the items and before anything is stored; may throw
     * @return an outcome for each report, in their order
     * @throws Problem 403, and 404 for an unknown round
     */
    @Transactional
    public List<Outcome> importAllOrNothing(
            String round, String office, List<Report> reports, Person person, Consumer<List<Outcome>> lastLook) {
        person.requireReporterOf(office);
        List<Outcome> outcomes = judge(round, office, reports, judge(person, true), items::lock);
        lastLook.accept(outcomes);
        if (outcomes.stream().allMatch(Taken.class::isInstance)) {
            write(outcomes);
        }
        return outcomes;
    }

    /** What {@link #importAllOrNothing} would answer now; stores nothing. */
    @Transactional(readOnly = true)
    public List<Outcome> preview(String round, String office, List<Report> reports, Person person) {
        person.requireReporterOf(office);
        return judge(round, office, reports, judge(person, true), items::find);
    }

    /**
     * Explains a warning of the value that stands, or takes the explanation back.
     *
     * @param text null to take it back
     * @param seen revision of the value that is explained
     */
    @Transactional
    public Item explain(ItemId id, String rule, @Nullable String text, OptionalLong seen, Person person) {
        person.requireReporterOf(id.office());
        Judge judge = judge(person, false);
        List<String> variables = List.of(id.variable());
        Item item = items.lock(id.round(), id.office(), variables).stream()
                .findFirst()
                .orElseThrow(
                        () -> whyNotThere(id.round(), id.office(), variables).apply(id.variable()));
        ReportingRules.Open open = judge.requireOpen(item);
        Judge.requireRevision(seen, item);
        String before = item.entry().explanationOf(rule).map(Explanation::text).orElse(null);
        boolean warned =
                item.warnings().stream().anyMatch(warning -> warning.rule().equals(rule));
        if (!warned && (text != null || before == null)) {
            throw Problem.of(NO_SUCH_WARNING);
        }
        if (Objects.equals(text, before)) {
            return item;
        }
        Item after = item.with(
                text == null
                        ? item.entry().unexplained(rule)
                        : item.entry().explained(new Explanation(rule, text, person.displayName(), judge.now())));
        EntryStep.Kind kind = text == null ? EntryStep.Kind.EXPLANATION_WITHDRAWN : EntryStep.Kind.EXPLAINED;
        ledger.write(List.of(new Ledger.Line(after.entry(), judge.step(kind, item, after, rule, text, open))));
        return after;
    }

    /** One item for its office or for psdg. */
    @Transactional(readOnly = true)
    public Item find(ItemId id) {
        return items.find(id).orElseThrow(() -> {
            items.requireRound(id.round());
            return Problem.notFound("item", id.key());
        });
    }

    private Judge judge(Person person, boolean imported) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Judge(person, now, imported);
    }

    /** How items are read: with or without a lock. */
    private interface Reading {
        List<Item> of(String round, String office, Collection<String> variables);
    }

    private List<Outcome> judge(String round, String office, List<Report> reports, Judge judge, Reading reading) {
        List<String> variables = reports.stream().map(Report::variable).toList();
        Map<String, Item> found = reading.of(round, office, variables).stream()
                .collect(Collectors.toMap(item -> item.entry().id().variable(), Function.identity()));
        List<String> missing = variables.stream()
                .filter(variable -> !found.containsKey(variable))
                .toList();
        Function<String, Problem> whyNotThere = whyNotThere(round, office, missing);
        return besideEachOther(reports.stream()
                .map(report -> {
                    Item item = found.get(report.variable());
                    return item == null
                            ? new Refused(report.variable(), whyNotThere.apply(report.variable()))
                            : judge.judge(report, item);
                })
                .toList());
    }

    /** @throws Problem 404 if it is the round that is not there */
    private Function<String, Problem> whyNotThere(String round, String office, List<String> variables) {
        if (!variables.isEmpty()) {
            items.requireRound(round);
        }
        Set<String> waiting = variables.isEmpty() ? Set.of() : items.waitingForPlan(round, office, variables);
        return variable -> waiting.contains(variable)
                ? Problem.of(PLAN_NOT_ARRIVED)
                : Problem.invalid(Violation.of("variable", "not-assigned", variable, office));
    }

    /** Numerator and denominator may change in the same breath: each item is seen beside the others as they are from now on. */
    private static List<Outcome> besideEachOther(List<Outcome> outcomes) {
        if (outcomes.size() == 1) {
            return outcomes;
        }
        Map<String, @Nullable String> values = new HashMap<>();
        taken(outcomes)
                .forEach(taken -> values.put(taken.variable(), taken.after().value()));
        return outcomes.stream()
                .map(outcome -> outcome instanceof Taken(Item before, Item after, EntryStep step)
                        ? new Taken(before, after.beside(values), step)
                        : outcome)
                .toList();
    }

    private void write(List<Outcome> outcomes) {
        ledger.write(taken(outcomes)
                .filter(taken -> taken.step() != null)
                .map(taken -> new Ledger.Line(taken.after().entry(), Objects.requireNonNull(taken.step())))
                .toList());
    }

    private static Stream<Taken> taken(List<Outcome> outcomes) {
        return outcomes.stream().filter(Taken.class::isInstance).map(Taken.class::cast);
    }
}
