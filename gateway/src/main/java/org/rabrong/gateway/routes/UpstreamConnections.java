package org.rabrong.gateway.routes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.rabrong.gateway.GatewaySettings;
import org.rabrong.platform.web.limits.BodyLimitFilter;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The connections to the services and to Keycloak, and how much may go through them. */
@Configuration(proxyBeanMethods = false)
class UpstreamConnections {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** After security (-100), before the routes. */
    private static final int BODY_LIMIT_ORDER = -50;

    @Bean(destroyMethod = "shutdownNow")
    HttpClient upstreamClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    JdkClientHttpRequestFactory upstreamRequests(HttpClient upstreamClient) {
        return new LimitedButForStreams(upstreamClient);
    }

    /** An answer has to be complete within a time, but for a stream of events, whose service ends it when it is long enough. */
    private static final class LimitedButForStreams extends JdkClientHttpRequestFactory {

        private final JdkClientHttpRequestFactory streams;

        LimitedButForStreams(HttpClient client) {
            super(client);
            setReadTimeout(ANSWER);
            streams = new JdkClientHttpRequestFactory(client);
        }

        @Override
        public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
            boolean isStream = HttpMethod.GET.equals(method) && uri.getPath().endsWith("/live");
            return isStream ? streams.createRequest(uri, method) : super.createRequest(uri, method);
        }
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(GatewaySettings settings, ProblemRenderer renderer) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        var evidence = paths.matcher(HttpMethod.POST, "/api/v1/items/{round}/{variable}/{office}/evidence");
        var letters = paths.matcher(HttpMethod.POST, "/api/v1/letters");
        var plans = paths.matcher(HttpMethod.POST, "/api/v1/plans/import");
        var sheets = paths.matcher(HttpMethod.POST, "/api/v1/entries/import");
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(
                request -> Optional.of(
                        evidence.matches(request)
                                        || letters.matches(request)
                                        || plans.matches(request)
                                        || sheets.matches(request)
                                ? settings.maxEvidence()
                                : settings.maxBody()),
                renderer));
        registration.setOrder(BODY_LIMIT_ORDER);
        return registration;
    }
}
