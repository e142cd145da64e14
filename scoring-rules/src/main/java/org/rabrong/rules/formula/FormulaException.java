package org.rabrong.rules.formula;

/** Carries a failure out of the parser; never leaves {@link Formula}. */
final class FormulaException extends RuntimeException {

    private final transient FormulaResult.Failure failure;

    FormulaException(FormulaResult.Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    FormulaResult.Failure failure() {
        return failure;
    }
}
