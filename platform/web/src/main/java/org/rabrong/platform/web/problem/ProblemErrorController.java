package org.rabrong.platform.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container itself refuses or fails at. */
@RestController
class ProblemErrorController implements ErrorController {

    private final ProblemRenderer renderer;

    ProblemErrorController(ProblemRenderer renderer) {
        this.renderer = renderer;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Problem problem;
        if (failure instanceof Exception exception) {
            Throwable cause = exception.getCause();
            problem = Failures.problemOf(cause == null ? exception : cause);
        } else if (status instanceof Integer code && code != 404) {
            problem = problemOf(code, request);
        } else {
            problem = Problem.notFound("path", path == null ? request.getRequestURI() : path.toString());
        }
        return renderer.entity(request, problem, new HttpHeaders());
    }

    static Problem problemOf(int status, HttpServletRequest request) {
        return status == 405
                ? Problem.of(ProblemType.METHOD_NOT_ALLOWED, request.getMethod())
                : Problem.of(typeOf(status));
    }

    static ProblemType typeOf(int status) {
        return switch (status) {
            case 400 -> ProblemType.UNREADABLE;
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.FORBIDDEN;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.UNAVAILABLE;
            default -> new ProblemType("status-" + status, status);
        };
    }
}
