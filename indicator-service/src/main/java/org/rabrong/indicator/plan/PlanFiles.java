package org.rabrong.indicator.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The plans that come with the service ({@code plans/*.yaml}). */
@Component
public class PlanFiles {

    private static final Logger log = LoggerFactory.getLogger(PlanFiles.class);

    private final Plans plans;

    PlanFiles(Plans plans) {
        this.plans = plans;
    }

    /**
     * Publishes every plan that is not published yet.
     *
     * @return the rounds that the files ask for, of old plans too
     * @throws IncompletePlan which stops the start: such a file must not go unnoticed
     */
    public List<PlannedRound> publishAll() {
        List<PlannedRound> rounds = new ArrayList<>();
        for (PlanFile file : read()) {
            PlanTree tree = plans.publishFirst(file.draft());
            log.info(
                    "Plan {} version {}: {} sub-indicators, {} variables",
                    tree.plan(),
                    tree.version(),
                    tree.subIndicators().count(),
                    tree.subIndicators().mapToInt(sub -> sub.variables().size()).sum());
            rounds.addAll(file.plannedRounds());
        }
        return rounds;
    }

    static List<PlanFile> read() {
        try {
            List<PlanFile> files = new ArrayList<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:plans/*.yaml")) {
                files.add(PlanFile.read(resource.getInputStream()));
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
