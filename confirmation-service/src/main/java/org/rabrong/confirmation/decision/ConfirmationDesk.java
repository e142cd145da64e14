package org.rabrong.confirmation.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;
import org.rabrong.confirmation.decision.DecisionCommand.ProposeAudit;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawProposal;
import org.rabrong.confirmation.decision.Items.Found;
import org.rabrong.confirmation.decision.Items.Reach;
import org.rabrong.confirmation.decision.Ledger.Step;
import org.rabrong.confirmation.decision.Outcome.Decided;
import org.rabrong.confirmation.decision.Outcome.Refused;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where commands meet items. It locks what the commands touch in the order of the ids, asks who may, applies the workflow, and writes the
 * items, their history and their events together, in one transaction and with one statement of each kind however many items there are. A
 * decision on one item is the case of many with one.
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

    /** A decision that somebody asks for. */
    public record Asked(ItemId item, Instruction instruction) {}

    /**
     * A certifier's decision on one item.
     *
     * @return the item as the decision left it
     * @throws Problem in this order: 403 for another bureau's variable, 404 for what is not there, 422 for a malformed command, 409 where the
     *     window, the seen revision, four eyes or the workflow forbids it
     */
    @Transactional
    public ItemView decide(ItemId id, Person person, Instruction instruction) {
        if (!person.is(Role.CERTIFIER)) {
            throw assignments.notForDecision(person, id.round(), id.variable());
        }
        return switch (decideEach(id.round(), List.of(new Asked(id, instruction)), person)
                .getFirst()) {
            case Decided decided -> decided.item();
            case Refused refused -> throw refused.problem();
        };
    }

    /**
     * A certifier's decisions on many items of a round. Each is judged for itself, after those before it, as {@link #decide} would; a refused one
     * does not stop the others.
     *
     * @param asked each item once
     * @return an outcome for each, in their order
     */
    @Transactional
    public List<Outcome> decideEach(String round, List<Asked> asked, Person person) {
        Judgement judgement = judge(round, asked, person, items::lock);
        List<Item> changed = judgement.changed();
        if (!changed.isEmpty()) {
            items.write(changed);
            ledger.record(judgement.steps());
        }
        return judgement.outcomes();
    }

    /** What {@link #decideEach} would answer now; changes nothing. */
    @Transactional(readOnly = true)
    public List<Outcome> preview(String round, List<Asked> asked, Person person) {
        return judge(round, asked, person, items::find).outcomes();
    }

    /** Applies what an office reported or cleared: accepted there, so never refused here. Runs in the caller's transaction or its own. */
    @Transactional
    public void apply(List<OfficeReport> reports) {
        List<ItemId> ids = reports.stream().map(OfficeReport::item).distinct().toList();
        earlyEntries.holdCreationIfUnknown(ids);
        Map<ItemId, Found> locked = byId(items.lock(ids, Reach.NAMED));
        List<Step> steps = new ArrayList<>();
        List<OfficeReport> early = new ArrayList<>();
        for (OfficeReport report : reports) {
            Found found = locked.get(report.item());
            if (found == null) {
                early.add(report);
            } else if (report.command().revision() > found.item().state().revision()) {
                steps.add(new Step(found.item().apply(report.command(), report.by(), report.at()), found.facts()));
            } // else this revision was applied before: the topic is being read again from its beginning
        }
        earlyEntries.keep(early);
        if (!steps.isEmpty()) {
            items.write(changed(locked.values()));
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

    /** How items are read: with or without a lock. */
    private interface Reading {
        List<Found> of(Collection<ItemId> ids, Reach reach);
    }

    /** What came of the decisions in memory; nothing is written yet. */
    private record Judgement(List<Outcome> outcomes, List<Step> steps, List<Item> changed) {}

    private Judgement judge(String round, List<Asked> asked, Person person, Reading reading) {
        boolean withSisters = asked.stream().anyMatch(one -> one.instruction().concernsWholeSubIndicator());
        Map<ItemId, Found> found = byId(
                reading.of(asked.stream().map(Asked::item).toList(), withSisters ? Reach.WITH_SISTERS : Reach.NAMED));
        Map<String, List<Found>> sisters =
                found.values().stream().collect(Collectors.groupingBy(ConfirmationDesk::family));
        Function<ItemId, Problem> whyNotThere = whyNotThere(round, asked, found, person);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Step> steps = new ArrayList<>();
        List<@Nullable Problem> refusals = new ArrayList<>();
        for (Asked one : asked) {
            Found named = found.get(one.item());
            try {
                if (named == null || !named.item().isAssigned()) {
                    throw whyNotThere.apply(one.item());
                }
                steps.addAll(
                        decided(named, sisters.getOrDefault(family(named), List.of()), person, one.instruction(), now));
                refusals.add(null);
            } catch (Problem refusal) {
                refusals.add(refusal);
            }
        }
        List<Outcome> outcomes = new ArrayList<>(asked.size());
        for (int at = 0; at < asked.size(); at++) {
            ItemId id = asked.get(at).item();
            Problem refusal = refusals.get(at);
            Found named = found.get(id);
            outcomes.add(
                    refusal == null && named != null
                            ? new Decided(named.view())
                            : new Refused(id, Objects.requireNonNull(refusal)));
        }
        return new Judgement(outcomes, steps, changed(found.values()));
    }

    private Function<ItemId, Problem> whyNotThere(
            String round, List<Asked> asked, Map<ItemId, Found> found, Person person) {
        Set<String> missing = asked.stream()
                .map(Asked::item)
                .filter(id -> found.get(id) == null || !found.get(id).item().isAssigned())
                .map(ItemId::variable)
                .collect(Collectors.toSet());
        if (missing.isEmpty()) {
            return _ -> Problem.notFound("round", round);
        }
        Function<String, @Nullable Problem> refusal = assignments.whyNotForDecision(person, round, missing);
        return id -> {
            Problem ofVariable = refusal.apply(id.variable());
            return ofVariable == null ? Problem.notFound("office", id.office()) : ofVariable;
        };
    }

    /** Refuses before anything of this decision has changed; the decisions before it stay. */
    private List<Step> decided(Found named, List<Found> sisters, Person person, Instruction instruction, Instant now) {
        String bureau = named.facts().bureau();
        person.requireCertifierOf(bureau);
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        FromBureau asked = asProposed(instruction.read(today), named.item().state());
        DecisionRules.check(asked, named.view(), person, today);
        Actor by = new Actor(person.id(), person.displayNameFor(bureau), bureau);
        DecisionCommand command = meant(asked, named.item());
        return touched(command, named, sisters).stream()
                .map(item -> new Step(item.item().apply(command, by, now), item.facts()))
                .toList();
    }

    /** The reason of a proposed audit score is that of the score, where the second person gives no other. */
    private static FromBureau asProposed(FromBureau asked, ItemState state) {
        Proposal proposal = state.proposal();
        return asked instanceof Audit audit && audit.reason() == null && proposal != null
                ? new Audit(audit.score(), proposal.reason(), audit.seenRevision())
                : asked;
    }

    /** A withdrawal is that of what stands: an audit score, a proposal, or the decision. */
    private static DecisionCommand meant(FromBureau asked, Item item) {
        if (!(asked instanceof Withdraw)) {
            return asked;
        }
        if (item.isConfirmedByAudit()) {
            return new WithdrawAudit();
        }
        return item.isOnlyProposed() ? new WithdrawProposal() : asked;
    }

    /** An audit score belongs to the sub-indicator: it comes to all of its items at the office, and goes from all that carry it. */
    private static List<Found> touched(DecisionCommand command, Found named, List<Found> sisters) {
        return switch (command) {
            case Audit _, ProposeAudit _ -> sisters;
            case WithdrawAudit _ ->
                sisters.stream()
                        .filter(item -> item.item().state().auditScore() != null)
                        .toList();
            case WithdrawProposal _ -> withTheSameProposal(named, sisters);
            default -> List.of(named);
        };
    }

    private static List<Found> withTheSameProposal(Found named, List<Found> sisters) {
        Proposal proposal = named.item().state().proposal();
        if (proposal == null || proposal.score() == null) {
            return List.of(named);
        }
        return sisters.stream()
                .filter(item -> item.item().isOnlyProposed()
                        && proposal.equals(item.item().state().proposal()))
                .toList();
    }

    private static String family(Found found) {
        return found.item().id().office() + "/" + found.item().subIndicator();
    }

    private static Map<ItemId, Found> byId(List<Found> found) {
        return found.stream().collect(Collectors.toMap(one -> one.item().id(), Function.identity()));
    }

    private static List<Item> changed(Collection<Found> found) {
        return found.stream()
                .map(Found::item)
                .filter(item -> item.sequence() != item.storedSequence())
                .toList();
    }
}
