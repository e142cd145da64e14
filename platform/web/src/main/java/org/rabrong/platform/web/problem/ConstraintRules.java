package org.rabrong.platform.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.rabrong.platform.web.Violation;

/** The bean validation annotations in the words of {@link Violation#rule()}. */
final class ConstraintRules {

    private ConstraintRules() {}

    static Violation violation(String field, ConstraintViolation<?> broken) {
        return switch (broken.getConstraintDescriptor().getAnnotation()) {
            case NotNull ignored -> Violation.of(field, "required");
            case NotBlank ignored -> Violation.of(field, "required");
            case NotEmpty ignored -> Violation.of(field, "required");
            case Min min -> Violation.of(field, "min", min.value());
            case Max max -> Violation.of(field, "max", max.value());
            case DecimalMin min -> Violation.of(field, "min", min.value());
            case DecimalMax max -> Violation.of(field, "max", max.value());
            case PositiveOrZero ignored -> Violation.of(field, "min", 0);
            case Positive ignored -> Violation.of(field, "positive");
            case Digits digits -> Violation.of(field, "decimals", digits.fraction());
            case Size size
            when size.min() > 0 && length(broken) < size.min() -> Violation.of(field, "min-length", size.min());
            case Size size -> Violation.of(field, "length", size.max());
            case Email ignored -> Violation.of(field, "email");
            case Pattern ignored -> Violation.of(field, "format");
            default -> Violation.of(field, "other");
        };
    }

    private static int length(ConstraintViolation<?> broken) {
        return broken.getInvalidValue() instanceof CharSequence text ? text.length() : Integer.MAX_VALUE;
    }
}
