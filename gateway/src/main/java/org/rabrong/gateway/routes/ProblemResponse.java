package org.rabrong.gateway.routes;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** Problem details as the answer of a route. */
public final class ProblemResponse implements ServerResponse {

    private final ProblemRenderer renderer;
    private final Problem problem;
    private final HttpHeaders headers = new HttpHeaders();
    private final MultiValueMap<String, Cookie> cookies = new LinkedMultiValueMap<>();

    public ProblemResponse(ProblemRenderer renderer, Problem problem) {
        this.renderer = renderer;
        this.problem = problem;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(problem.type().status());
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return cookies;
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        renderer.write(request, response, problem);
        return null;
    }
}
