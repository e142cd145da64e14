package org.rabrong.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.limits.BodyTooLargeException;
import org.rabrong.platform.web.limits.RequestLimits;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Everything that goes wrong in or before a controller leaves the service as problem details; {@link #problemOf} says as which. */
@RestControllerAdvice
class ProblemExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Comparator<Violation> BY_FIELD =
            Comparator.comparing(Violation::field).thenComparing(Violation::rule);

    private final ProblemRenderer renderer;
    private final RequestLimits limits;

    ProblemExceptionHandler(ProblemRenderer renderer, RequestLimits limits) {
        this.renderer = renderer;
        this.limits = limits;
    }

    private Problem problemOf(Exception failure) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentNotValidException invalid -> invalid(invalid.getAllErrors());
            case HandlerMethodValidationException invalid -> invalid(invalid);
            case ConstraintViolationException invalid -> invalid(invalid);
            case MissingServletRequestParameterException missing -> broken(missing.getParameterName(), "required");
            case MissingServletRequestPartException missing -> broken(missing.getRequestPartName(), "required");
            case MissingRequestHeaderException missing -> broken(missing.getHeaderName(), "required");
            case MethodArgumentTypeMismatchException mismatch -> broken(mismatch.getName(), "type");
            case TypeMismatchException mismatch -> broken(mismatch.getPropertyName(), "type");
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, method.getMethod());
            case HttpMediaTypeNotSupportedException ignored -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException ignored -> Problem.of(ProblemType.NOT_ACCEPTABLE);
            case MaxUploadSizeExceededException ignored -> tooLarge(limits.file());
            case MultipartException ignored -> Problem.unreadable();
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                Problem.of(
                        ProblemErrorController.typeOf(response.getStatusCode().value()));
            default -> Failures.problemOf(failure);
        };
    }

    /** All that {@link ResponseEntityExceptionHandler} does not know. */
    @ExceptionHandler
    ResponseEntity<Object> handleOther(Exception failure, HttpServletRequest request) {
        return renderer.entity(request, problemOf(failure), new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest webRequest) {
        HttpServletRequest request = ((ServletWebRequest) webRequest).getRequest();
        Problem problem =
                status.value() == 404 ? Problem.notFound("path", request.getRequestURI()) : problemOf(failure);
        return renderer.entity(request, problem, headers);
    }

    private Problem unreadable(HttpMessageNotReadableException unreadable) {
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return tooLarge(limits.body());
            }
            if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
                return Problem.unreadable(Violation.of(field(json), "type"));
            }
        }
        return Problem.unreadable();
    }

    private static Problem tooLarge(DataSize limit) {
        return Problem.of(ProblemType.TOO_LARGE, RequestLimits.shown(limit));
    }

    private static Problem broken(@Nullable String field, String rule) {
        return Problem.invalid(Violation.of(field == null ? "" : field, rule));
    }

    private static Problem invalid(List<ObjectError> errors) {
        return invalid(errors.stream().map(ProblemExceptionHandler::violation));
    }

    private static Problem invalid(HandlerMethodValidationException invalid) {
        return invalid(invalid.getParameterValidationResults().stream().flatMap(ProblemExceptionHandler::violations));
    }

    private static Problem invalid(ConstraintViolationException invalid) {
        return invalid(invalid.getConstraintViolations().stream()
                .map(broken -> ConstraintRules.violation(lastName(broken.getPropertyPath()), broken)));
    }

    private static Problem invalid(Stream<Violation> violations) {
        return Problem.invalid(violations.distinct().sorted(BY_FIELD).toArray(Violation[]::new));
    }

    private static Stream<Violation> violations(ParameterValidationResult result) {
        if (result instanceof ParameterErrors bean) {
            return bean.getAllErrors().stream().map(ProblemExceptionHandler::violation);
        }
        String name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(error -> ConstraintRules.violation(
                        name == null ? "" : name, result.unwrap(error, ConstraintViolation.class)));
    }

    private static Violation violation(ObjectError error) {
        String field = error instanceof FieldError broken ? broken.getField() : "";
        return error.contains(ConstraintViolation.class)
                ? ConstraintRules.violation(field, error.unwrap(ConstraintViolation.class))
                : Violation.of(field, "type");
    }

    private static String lastName(Path path) {
        String name = "";
        for (Path.Node node : path) {
            name = node.toString();
        }
        return name;
    }

    /** {@code items[0].value} */
    private static String field(JacksonException json) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference reference : json.getPath()) {
            String name = reference.getPropertyName();
            if (name == null) {
                field.append('[').append(reference.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(name);
            }
        }
        return field.toString();
    }
}
