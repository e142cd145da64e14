package org.rabrong.rules.plausibility;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of {@link PlausibilityRules}.
 *
 * @param id stable; part of the HTTP API and of events
 * @param what it warns about, and the arguments of its warning
 * @param arguments of the warning; empty where nothing is doubtful. Asked only where there is a value
 */
public record PlausibilityRule(String id, String what, Function<ReportedFigure, Optional<List<String>>> arguments) {

    Optional<Warning> warningAbout(ReportedFigure figure) {
        return arguments.apply(figure).map(found -> new Warning(id, found));
    }
}
