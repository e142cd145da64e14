package org.rabrong.confirmation.decision;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.Propose;
import org.rabrong.confirmation.decision.DecisionCommand.ProposeAudit;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.platform.web.Person;

/**
 * What a person may decide on an item now: the workflow's moves, less those that {@link DecisionRules} would refuse whatever is sent with
 * them. What is not offered here is refused there; what is offered may still be refused for what it says.
 */
public final class AllowedDecisions {

    private AllowedDecisions() {}

    /**
     * The commands by the names of the API: {@code CONFIRM}. {@code PROPOSE} stands for the proposal of a confirmation and of an audit score.
     *
     * @param today in Asia/Bangkok
     */
    public static List<String> to(Person person, ItemView item, LocalDate today) {
        ItemFacts facts = item.facts();
        CertificationWindow window = facts.window();
        if (!person.certifiesFor(facts.bureau()) || window == null || !window.isOpenOn(today)) {
            return List.of();
        }
        Set<String> names =
                new LinkedHashSet<>(ItemWorkflow.decisionsFrom(item.state().status()));
        String propose = DecisionCommand.nameOf(Propose.class);
        String proposeAudit = DecisionCommand.nameOf(ProposeAudit.class);
        if (!facts.auditMode()) {
            names.remove(DecisionCommand.nameOf(Audit.class));
            names.remove(proposeAudit);
        }
        if (facts.fourEyes()) {
            withFourEyes(names, item.state(), person);
            if (names.remove(proposeAudit)) {
                names.add(propose);
            }
        } else {
            names.remove(propose);
            names.remove(proposeAudit);
        }
        return List.copyOf(names);
    }

    private static void withFourEyes(Set<String> names, ItemState state, Person person) {
        Proposal proposal = state.proposal();
        boolean anothers = proposal != null && !proposal.byId().equals(person.id());
        boolean ofScore = proposal != null && proposal.score() != null;
        if (!anothers || ofScore) {
            names.remove(DecisionCommand.nameOf(Confirm.class));
        }
        if (!anothers || !ofScore) {
            names.remove(DecisionCommand.nameOf(Audit.class));
        }
        if (proposal != null && !ofScore) {
            names.remove(DecisionCommand.nameOf(Propose.class)); // it stands already
        }
        if (proposal != null) {
            names.add(DecisionCommand.nameOf(Withdraw.class));
        }
    }
}
