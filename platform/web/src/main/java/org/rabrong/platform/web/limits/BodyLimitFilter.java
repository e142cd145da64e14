package org.rabrong.platform.web.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies longer than the limit with 413: by the announced length where there is one, by counting where there is none. */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final Function<HttpServletRequest, Optional<DataSize>> limits;
    private final ProblemRenderer renderer;

    /** @param limits how long the body of a request may be; empty where somebody else takes care */
    public BodyLimitFilter(Function<HttpServletRequest, Optional<DataSize>> limits, ProblemRenderer renderer) {
        this.limits = limits;
        this.renderer = renderer;
    }

    /** The same limit for all but forms with files, which have the container's own ({@code spring.servlet.multipart}). */
    public static BodyLimitFilter forAllButFiles(DataSize limit, ProblemRenderer renderer) {
        return new BodyLimitFilter(
                request -> StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/")
                        ? Optional.empty()
                        : Optional.of(limit),
                renderer);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<DataSize> limit = limits.apply(request);
        if (limit.isEmpty()) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > limit.get().toBytes()) {
            renderer.write(request, response, Problem.of(ProblemType.TOO_LARGE, RequestLimits.shown(limit.get())));
        } else {
            chain.doFilter(new CountedRequest(request, limit.get().toBytes()), response);
        }
    }

    private static final class CountedRequest extends HttpServletRequestWrapper {

        private final long limit;
        private @Nullable ServletInputStream stream;

        CountedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream counted = stream;
            if (counted == null) {
                counted = new CountedStream(super.getInputStream(), limit);
                stream = counted;
            }
            return counted;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream delegate;
        private final long limit;
        private long count;

        CountedStream(ServletInputStream delegate, long limit) {
            this.delegate = delegate;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = delegate.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = delegate.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws BodyTooLargeException {
            count += bytes;
            if (count > limit) {
                throw new BodyTooLargeException(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return delegate.isFinished();
        }

        @Override
        public boolean isReady() {
            return delegate.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            delegate.setReadListener(listener);
        }
    }
}
