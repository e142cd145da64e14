package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.Mode;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.Reporters;
import org.rabrong.indicator.plan.PlanTree.Scoring;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;

/**
 * READ FIRST. A plan while it is being changed: what can be done with its parts. However a person goes about it, the tree stays well-formed: every part
 * has a parent of the level above, a code is there once on its level, a variable's code is its sub-indicator's code and its own id. Whether it is
 * complete is {@link PlanCheck}'s question, when it is to be published.
 *
 * <p>A refused command throws a {@link Problem}; the tree is then not to be used further.
 */
final class DraftTree {

    /** 409; argument: the code that another part of the level has. */
    static final ProblemType CODE_TAKEN = new ProblemType("code-taken", 409);

    static final int MOST_VARIABLES = 1000;
    /** Of dimensions, of indicators and of sub-indicators. */
    static final int MOST_OF_A_LEVEL = 1000;

    private static final Pattern LETTERS = Pattern.compile("[A-Z]");

    private final PlanTree head;
    private final Part root;

    private DraftTree(PlanTree head, Part root) {
        this.head = head;
        this.root = root;
    }

    static DraftTree of(PlanTree tree) {
        Part root = new Part(Level.PLAN, tree.plan(), tree.nameTh());
        for (Dimension dimension : tree.dimensions()) {
            Part dimensions = root.add(new Part(Level.DIMENSION, dimension.code(), dimension.nameTh()));
            for (Indicator indicator : dimension.indicators()) {
                Part indicators = dimensions.add(new Part(Level.INDICATOR, indicator.code(), indicator.nameTh()));
                for (SubIndicator sub : indicator.subIndicators()) {
                    Part subs = indicators.add(new Part(sub));
                    sub.variables().forEach(variable -> subs.add(new Part(variable)));
                }
            }
        }
        return new DraftTree(tree, root);
    }

    /** As it is now; not published, so its version is 0. */
    PlanTree tree() {
        return new PlanTree(
                head.plan(),
                head.programme(),
                head.nameTh(),
                head.fiscalYear(),
                0,
                head.policy(),
                head.deviationPercent(),
                root.parts.stream().map(Part::dimension).toList());
    }

    /**
     * Adds a part.
     *
     * @param parent code of the part one level up; null for a dimension
     * @param position among its siblings from 0; null and what is beyond the end is the last
     * @return its code
     */
    String add(Level level, @Nullable String parent, @Nullable Integer position, PartFields fields) {
        Part above = parent(level, parent);
        String code = level == Level.VARIABLE ? fields.id() : fields.code();
        Part part = Part.blank(level, code == null ? freeCode(level, above) : code);
        above.insert(position == null ? Integer.MAX_VALUE : position, part);
        part.apply(fields);
        requireWellFormed("part." + (level == Level.VARIABLE ? "id" : "code"));
        return part.fullCode(above);
    }

    /**
     * Changes the fields of a part. Codes below that begin with its code follow it; a variable's id is followed by its sub-indicator's formula.
     *
     * @return its code now
     */
    String change(Level level, String code, PartFields fields) {
        Found found = find(level, code);
        Part part = found.part();
        part.apply(fields);
        String wanted = level == Level.VARIABLE ? fields.id() : fields.code();
        if (wanted != null && !wanted.equals(part.code)) {
            if (level == Level.VARIABLE) {
                found.parent().renameInFormula(part.code, wanted);
                part.code = wanted;
            } else {
                part.rename(wanted);
            }
            requireWellFormed(level == Level.VARIABLE ? "part.id" : "part.code");
        }
        return part.fullCode(found.parent());
    }

    /** Removes a part and all below it. */
    void remove(Level level, String code) {
        Found found = find(level, code);
        found.parent().parts.remove(found.part());
    }

    /**
     * Puts a part elsewhere; a variable at another sub-indicator has another code then.
     *
     * @param parent null where it stays with its own
     * @param position among the siblings as they stand without it
     * @return its code now
     */
    String move(Level level, String code, @Nullable String parent, int position) {
        Found found = find(level, code);
        Part above = parent == null ? found.parent() : parent(level, parent);
        found.parent().parts.remove(found.part());
        above.insert(position, found.part());
        requireWellFormed("parent");
        return found.part().fullCode(above);
    }

    /** As refusals name it: {@code sub-indicator}. */
    static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Level above(Level level) {
        return switch (level) {
            case PLAN, DIMENSION -> Level.PLAN;
            case INDICATOR -> Level.DIMENSION;
            case SUB_INDICATOR -> Level.INDICATOR;
            case VARIABLE -> Level.SUB_INDICATOR;
        };
    }

    private record Found(Part parent, Part part) {}

    private Found find(Level level, String code) {
        Found found = find(root, level, code);
        if (found == null || level == Level.PLAN) {
            throw Problem.notFound(word(level), code);
        }
        return found;
    }

    private static @Nullable Found find(Part parent, Level level, String code) {
        for (Part part : parent.parts) {
            if (part.level == level && part.fullCode(parent).equals(code)) {
                return new Found(parent, part);
            }
            Found below = part.level.compareTo(level) < 0 ? find(part, level, code) : null;
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private Part parent(Level level, @Nullable String code) {
        if (level == Level.DIMENSION) {
            if (code != null) {
                throw Problem.invalid(Violation.of("parent", "no-parent"));
            }
            return root;
        }
        if (code == null) {
            throw Problem.invalid(Violation.of("parent", "required"));
        }
        Found found = find(root, above(level), code);
        if (found == null) {
            throw Problem.invalid(Violation.of("parent", "unknown-part", word(above(level)), code));
        }
        return found.part();
    }

    private String freeCode(Level level, Part above) {
        Set<String> taken = new HashSet<>();
        if (level == Level.VARIABLE) {
            above.parts.forEach(part -> taken.add(part.code));
            for (char letter = 'A'; letter <= 'Z'; letter++) {
                if (!taken.contains(String.valueOf(letter))) {
                    return String.valueOf(letter);
                }
            }
            throw Problem.invalid(Violation.of("part.id", "count", 26));
        }
        root.ofLevel(level).forEach(part -> taken.add(part.code));
        // EXT > 1 > 1.1: a dimension's word is no part of the numbers below it
        boolean numbered = Character.isDigit(above.code.charAt(0)) && above.level != Level.PLAN;
        String prefix = numbered ? above.code + "." : "";
        int number = 1;
        while (taken.contains(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    /** @param field where a code came from that cannot be */
    private void requireWellFormed(String field) {
        for (Level each : Level.values()) {
            if (each != Level.PLAN && each != Level.VARIABLE) {
                requireCodes(root.ofLevel(each), PartFields.CODE, field);
            }
        }
        for (Part sub : root.ofLevel(Level.SUB_INDICATOR)) {
            requireCodes(sub.parts, LETTERS, field);
        }
        for (Level each : Level.values()) {
            int most = each == Level.VARIABLE ? MOST_VARIABLES : MOST_OF_A_LEVEL;
            if (root.ofLevel(each).size() > most) {
                throw Problem.invalid(Violation.of("level", "most-parts", most));
            }
        }
    }

    private static void requireCodes(List<Part> parts, Pattern form, String field) {
        Set<String> codes = new HashSet<>();
        for (Part part : parts) {
            if (!form.matcher(part.code).matches()) {
                throw Problem.invalid(Violation.of(field, "format"));
            }
            if (!codes.add(part.code)) {
                throw Problem.of(CODE_TAKEN, part.code).with("code", part.code);
            }
        }
    }

    /** One part; of a variable {@code code} is its id. */
    private static final class Part {

        final Level level;
        String code;
        String nameTh;
        final List<Part> parts = new ArrayList<>();
        private @Nullable SubIndicator sub;
        private @Nullable Variable variable;

        Part(Level level, String code, String nameTh) {
            this.level = level;
            this.code = code;
            this.nameTh = nameTh;
        }

        Part(SubIndicator sub) {
            this(Level.SUB_INDICATOR, sub.code(), sub.nameTh());
            this.sub = sub;
        }

        Part(Variable variable) {
            this(Level.VARIABLE, variable.id(), variable.nameTh());
            this.variable = variable;
        }

        static Part blank(Level level, String code) {
            return switch (level) {
                case PLAN -> throw new IllegalArgumentException("a plan is no part");
                case DIMENSION, INDICATOR -> new Part(level, code, "");
                case SUB_INDICATOR ->
                    new Part(new SubIndicator(
                            code,
                            "",
                            BigDecimal.ZERO,
                            "",
                            new Reporters(ReporterKind.ALL, List.of()),
                            Mode.NORMAL,
                            false,
                            new Scoring(ScoringKind.LINEAR, null, List.of()),
                            List.of()));
                case VARIABLE ->
                    new Part(new Variable(
                            "", code, "", "", BigDecimal.ZERO, BigDecimal.ZERO, 0, false, false, null, true, false));
            };
        }

        Part add(Part part) {
            parts.add(part);
            return part;
        }

        void insert(int position, Part part) {
            parts.add(Math.min(position, parts.size()), part);
        }

        void apply(PartFields fields) {
            nameTh = fields.nameTh() == null ? nameTh : fields.nameTh();
            sub = sub == null ? null : fields.appliedTo(sub);
            variable = variable == null ? null : fields.appliedTo(variable);
        }

        /** Another code, also in the codes below that begin with it. */
        void rename(String wanted) {
            String old = code;
            for (Part part : parts) {
                if (part.level != Level.VARIABLE && (part.code + ".").startsWith(old + ".")) {
                    part.rename(wanted + part.code.substring(old.length()));
                }
            }
            code = wanted;
        }

        void renameInFormula(String old, String wanted) {
            SubIndicator here = sub;
            String formula = here == null ? null : here.scoring().formula();
            boolean free = parts.stream().noneMatch(part -> part.code.equals(wanted));
            if (here != null && formula != null && free) {
                String renamed = formula.replaceAll("(?<![A-Za-z0-9_])" + old + "(?![A-Za-z0-9_])", wanted);
                Scoring scoring = here.scoring();
                sub = new SubIndicator(
                        here.code(),
                        here.nameTh(),
                        here.weight(),
                        here.bureau(),
                        here.reporters(),
                        here.mode(),
                        here.fourEyes(),
                        new Scoring(scoring.kind(), renamed, scoring.levels()),
                        here.variables());
            }
        }

        String fullCode(Part parent) {
            return level == Level.VARIABLE ? parent.code + "." + code : code;
        }

        List<Part> ofLevel(Level wanted) {
            if (wanted == level) {
                return List.of(this);
            }
            return wanted.compareTo(level) < 0
                    ? List.of()
                    : parts.stream()
                            .flatMap(part -> part.ofLevel(wanted).stream())
                            .toList();
        }

        Dimension dimension() {
            return new Dimension(
                    code, nameTh, parts.stream().map(Part::indicator).toList());
        }

        private Indicator indicator() {
            return new Indicator(
                    code, nameTh, parts.stream().map(Part::subIndicator).toList());
        }

        private SubIndicator subIndicator() {
            SubIndicator here = Objects.requireNonNull(sub);
            return new SubIndicator(
                    code,
                    nameTh,
                    here.weight(),
                    here.bureau(),
                    here.reporters(),
                    here.mode(),
                    here.fourEyes(),
                    here.scoring(),
                    parts.stream().map(part -> part.variable(code)).toList());
        }

        private Variable variable(String subIndicator) {
            Variable here = Objects.requireNonNull(variable);
            return new Variable(
                    subIndicator + "." + code,
                    code,
                    nameTh,
                    here.unitTh(),
                    here.min(),
                    here.max(),
                    here.decimals(),
                    here.evidenceRequired(),
                    here.carryForward(),
                    here.description(),
                    here.open(),
                    here.cumulative());
        }
    }
}
