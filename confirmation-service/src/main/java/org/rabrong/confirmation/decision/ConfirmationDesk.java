package org.rabrong.confirmation.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;
import org.rabrong.confirmation.decision.Items.Locked;
import org.rabrong.confirmation.decision.Ledger.Step;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where commands meet items: one transaction per command. It locks what the command touches in the order of the ids, asks who may, applies
 * the workflow, and writes the items, their history and their events together: one query, one update, two inserts.
 */
@Service
public class ConfirmationDesk {

    private static final int PORTION = 5_000;

    private final Items items;
    private final EarlyEntries earlyEntries;
    private final Carrying carrying;
    private final Ledger ledger;
    private final Assignments assignments;
    private final Clock clock;

    ConfirmationDesk(
            Items items,
            EarlyEntries earlyEntries,
            Carrying carrying,
            Ledger ledger,
            Assignments assignments,
            Clock clock) {
        this.items = items;
        this.earlyEntries = earlyEntries;
        this.carrying = carrying;
        this.ledger = ledger;
        this.assignments = assignments;
        this.clock = clock;
    }

    /**
     * A certifier's decision on one item.
     *
     * @return the item as the decision left it
     * @throws org.rabrong.platform.web.Problem in this order: 403 for another bureau's variable, 404 for what is not there, 422 for a
     *     malformed command, 409 where the window, the seen revision or the workflow forbids it
     */
    @Transactional
    public ItemView decide(ItemId id, Person person, Instruction instruction) {
        if (!person.is(Role.CERTIFIER)) {
            throw assignments.notForDecision(person, id.round(), id.variable(), id.office());
        }
        List<Locked> locked = instruction.concernsWholeSubIndicator() ? items.lockSubIndicator(id) : items.lock(id);
        Locked named = locked.stream()
                .filter(candidate ->
                        candidate.item().id().equals(id) && candidate.item().isAssigned())
                .findFirst()
                .orElseThrow(() -> assignments.notForDecision(person, id.round(), id.variable(), id.office()));
        ledger.record(decided(named, locked, person, instruction));
        return named.view();
    }

    /** Applies what an office reported or cleared: accepted there, so never refused here. Runs in the caller's transaction or its own. */
    @Transactional
    public void apply(List<OfficeReport> reports) {
        List<ItemId> ids = reports.stream().map(OfficeReport::item).distinct().toList();
        earlyEntries.holdCreationIfUnknown(ids);
        Map<ItemId, Locked> locked = items.lock(ids).stream()
                .collect(Collectors.toMap(found -> found.item().id(), Function.identity()));
        List<Step> steps = new ArrayList<>();
        List<OfficeReport> early = new ArrayList<>();
        for (OfficeReport report : reports) {
            Locked found = locked.get(report.item());
            if (found == null) {
                early.add(report);
            } else if (report.command().revision() > found.item().state().revision()) {
                steps.add(new Step(found.item().apply(report.command(), report.by(), report.at()), found.facts()));
            } // else this revision was applied before: the topic is being read again from its beginning
        }
        earlyEntries.keep(early);
        if (!steps.isEmpty()) {
            ledger.record(steps);
        }
    }

    /**
     * Creates the items that are not there yet, gives back those that were removed, carries forward what is to be carried, and applies the
     * entries that came before their items. In that order: an office that reported already in this round is not overruled by the earlier one.
     */
    @Transactional
    public void create(List<NewItems> created) {
        earlyEntries.holdCreation();
        for (List<NewItems> portion : portions(created)) {
            items.create(portion);
            List<Step> carried = carrying.carry(portion);
            if (!carried.isEmpty()) {
                ledger.record(carried);
            }
        }
        List<OfficeReport> waiting = earlyEntries.takeKnown();
        if (!waiting.isEmpty()) {
            apply(waiting);
        }
    }

    /** Nobody is asked for the items any more. What offices report meanwhile is still applied to them: it comes back with them. */
    @Transactional
    public void remove(List<RemovedItems> removed) {
        items.remove(removed);
    }

    /** Of some thousand items each, so that the memory needed has a bound. */
    private static List<List<NewItems>> portions(List<NewItems> created) {
        List<List<NewItems>> portions = new ArrayList<>();
        List<NewItems> portion = new ArrayList<>();
        int size = 0;
        for (NewItems batch : created) {
            portion.add(batch);
            size += batch.offices().size();
            if (size >= PORTION) {
                portions.add(portion);
                portion = new ArrayList<>();
                size = 0;
            }
        }
        if (!portion.isEmpty()) {
            portions.add(portion);
        }
        return portions;
    }

    /** Decides in memory and refuses before anything changes: many decisions can share one lock and one {@link Ledger#record}. */
    private List<Step> decided(Locked named, List<Locked> locked, Person person, Instruction instruction) {
        String bureau = named.facts().bureau();
        person.requireCertifierOf(bureau);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        FromBureau asked = instruction.read(today);
        DecisionRules.check(asked, named.view(), today);
        boolean ofAudit = asked instanceof Withdraw && named.item().isConfirmedByAudit();
        DecisionCommand command = ofAudit ? new WithdrawAudit() : asked;
        Actor by = new Actor(person.id(), person.displayNameFor(bureau), bureau);
        return touched(command, named, locked).stream()
                .map(item -> new Step(item.item().apply(command, by, now), item.facts()))
                .toList();
    }

    /** An audit score belongs to the sub-indicator: it comes to all of its items at the office, and goes from all that carry it. */
    private static List<Locked> touched(DecisionCommand command, Locked named, List<Locked> locked) {
        return switch (command) {
            case Audit _ -> locked;
            case WithdrawAudit _ ->
                locked.stream()
                        .filter(item -> item.item().state().auditScore() != null)
                        .toList();
            default -> List.of(named);
        };
    }
}
