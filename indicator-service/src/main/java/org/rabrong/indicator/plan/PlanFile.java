package org.rabrong.indicator.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.rabrong.indicator.plan.file.FileFaults;
import org.rabrong.indicator.plan.file.PlanYaml;

/**
 * A file that begins a plan at the first start, with the rounds that it asks for.
 *
 * @param draft the tree that is to become the first version
 */
record PlanFile(PlanTree draft, List<PlannedRound> plannedRounds) {

    /** @throws IllegalArgumentException with every line that cannot be read */
    static PlanFile read(InputStream yaml) {
        FileFaults faults = new FileFaults();
        try (yaml) {
            PlanYaml.Content content = PlanYaml.read(yaml.readAllBytes(), faults);
            if (content == null || !faults.unreadable().isEmpty()) {
                throw new IllegalArgumentException("A plan's file cannot be read: " + faults.unreadable());
            }
            PlanTree tree = content.tree();
            return new PlanFile(
                    tree,
                    content.rounds().stream()
                            .map(round -> new PlannedRound(
                                    tree.plan(), tree.programme(), tree.fiscalYear(), round.months(), round.nameTh()))
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
