package org.rabrong.identity.organisation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.problem.ProblemTexts;

/** What an import changes or changed, or what is wrong with the file. */
record ImportResponse(
        boolean applied,
        @Nullable String preview,
        int rows,
        int unchanged,
        List<Change> changes,
        List<NotListed> notListed,
        List<Wrong> errors) {

    record Change(
            ImportPlan.What what,
            @Nullable Integer row,
            String code,
            OrganisationKind kind,
            String nameTh,
            List<FieldChange> changes) {}

    record NotListed(String code, OrganisationKind kind, String nameTh) {}

    record Wrong(
            @Nullable Integer row,
            @Nullable String column,
            @Nullable String cell,
            String rule,
            String message) {}

    static ImportResponse from(OrganisationImport.Result result, boolean applied, ProblemTexts texts, Locale locale) {
        ImportPlan plan = result.plan();
        if (plan == null) {
            return new ImportResponse(
                    false,
                    null,
                    result.list().rows(),
                    0,
                    List.of(),
                    List.of(),
                    result.list().errors().stream()
                            .map(error -> new Wrong(
                                    error.row(),
                                    error.column(),
                                    error.cell(),
                                    error.violation().rule(),
                                    texts.rule(error.violation(), locale)))
                            .toList());
        }
        return new ImportResponse(
                applied,
                plan.fingerprint(),
                result.list().rows(),
                plan.unchanged(),
                plan.changes().stream().map(ImportResponse::change).toList(),
                plan.notListed().stream()
                        .map(one -> new NotListed(one.code(), one.kind(), one.nameTh()))
                        .toList(),
                List.of());
    }

    private static Change change(ImportPlan.Change change) {
        Organisation after = change.after();
        return new Change(
                change.what(),
                change.row(),
                after.code(),
                after.kind(),
                after.nameTh(),
                FieldChange.between(change.before(), after));
    }
}
