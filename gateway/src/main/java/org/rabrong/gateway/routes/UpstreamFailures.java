package org.rabrong.gateway.routes;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.limits.BodyTooLargeException;
import org.rabrong.platform.web.limits.RequestLimits;
import org.rabrong.platform.web.problem.Failures;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service that is away is 503 (the request did not reach it and may be repeated); one that breaks off is 502 and one that is too slow is
 * 504 (nobody knows whether it did the work).
 */
@Component
class UpstreamFailures implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(UpstreamFailures.class);
    private static final ProblemType BROKEN = new ProblemType("upstream-broken", 502);
    private static final ProblemType SLOW = new ProblemType("upstream-slow", 504);

    private final ProblemRenderer renderer;

    UpstreamFailures(ProblemRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return next.handle(request);
        } catch (ResourceAccessException broken) {
            Problem problem = problemOf(broken);
            log.warn(
                    "{} {}: {} ({})",
                    request.method(),
                    request.path(),
                    problem.type().slug(),
                    broken.toString());
            return response(problem);
        } catch (RuntimeException failure) {
            return response(Failures.problemOf(failure));
        }
    }

    private ServerResponse response(Problem problem) {
        ServerResponse response = new ProblemResponse(renderer, problem);
        if (problem.type().status() == 503) {
            response.headers().set(HttpHeaders.RETRY_AFTER, "2");
        }
        return response;
    }

    private static Problem problemOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BodyTooLargeException large -> {
                    String limit = RequestLimits.shown(DataSize.ofBytes(large.limit()));
                    return Problem.of(ProblemType.TOO_LARGE, limit);
                }
                case ConnectException ignored -> {
                    return Problem.of(ProblemType.UNAVAILABLE);
                }
                case HttpConnectTimeoutException ignored -> {
                    return Problem.of(ProblemType.UNAVAILABLE);
                }
                case UnresolvedAddressException ignored -> {
                    return Problem.of(ProblemType.UNAVAILABLE);
                }
                case HttpTimeoutException ignored -> {
                    return Problem.of(SLOW);
                }
                default -> {
                    // look at what caused it
                }
            }
        }
        return Problem.of(BROKEN);
    }
}
