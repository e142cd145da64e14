package org.rabrong.platform.web.problem;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tomcat refuses before any filter sees it, such as {@code %00} in a path or a header that is too long, and what fails even in the error
 * page: problem details in place of Tomcat's own HTML.
 */
final class ContainerProblems extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ContainerProblems.class);

    private final Supplier<ProblemRenderer> renderer;

    ContainerProblems(Supplier<ProblemRenderer> renderer) {
        this.renderer = renderer;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400
                || response.isCommitted()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            renderer.get().write(request, response, problemOf(request, status, failure));
        } catch (IOException | IllegalStateException gone) {
            log.debug("The caller did not wait for status {}", status, gone);
        }
    }

    private static Problem problemOf(Request request, int status, @Nullable Throwable failure) {
        if (failure == null || status < 500) { // a request line that is too long comes with the parser's exception
            return ProblemErrorController.problemOf(status, request);
        }
        Throwable cause = failure instanceof ServletException ? failure.getCause() : failure;
        return Failures.problemOf(cause == null ? failure : cause);
    }
}
