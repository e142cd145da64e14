package org.rabrong.gateway.routes;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.rabrong.gateway.GatewaySettings;
import org.rabrong.gateway.signin.TokenRelay;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** READ FIRST: everything that passes the gateway. What is not in a table here ends here. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String API = "/api/v1/";

    /** The first words of the API's paths, and who answers them. */
    private static List<Route> api(GatewaySettings.Services services) {
        return List.of(
                new Route("identity", services.identity(), "me", "organisations"),
                new Route(
                        "indicator",
                        services.indicator(),
                        "programmes",
                        "plans",
                        "rounds",
                        "assignments",
                        "permissions"),
                new Route("submission", services.submission(), "entries"),
                new Route("confirmation", services.confirmation(), "confirmations"),
                new Route("document", services.document(), "items", "evidence", "letters"),
                new Route("scoring", services.scoring(), "scores", "reports"));
    }

    /** What of Keycloak is for everybody: the platform's realm and the files of its pages. Never its administration. */
    private static final RequestPredicate KEYCLOAK = path("/auth/realms/rabrong/**")
            .or(path("/auth/resources/**"))
            .and(path("/auth/realms/rabrong/clients-registrations/**").negate());

    private record Route(String id, URI to, List<String> words) {

        Route(String id, URI to, String... words) {
            this(id, to, List.of(words));
        }

        RequestPredicate matches() {
            return words.stream()
                    .map(word -> path(API + word + "/**"))
                    .reduce(RequestPredicate::or)
                    .orElseThrow();
        }
    }

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> apiRoutes(GatewaySettings settings, TokenRelay tokens, UpstreamFailures failures) {
        RouterFunctions.Builder all = route();
        for (Route route : api(settings.services())) {
            all.add(route(route.id())
                    .route(route.matches(), http())
                    .filter(failures)
                    .filter(tokens)
                    .before(uri(route.to()))
                    .after(Routes::withoutCookies)
                    .build());
        }
        return all.build();
    }

    @Bean
    @Order(2)
    RouterFunction<ServerResponse> keycloakRoute(GatewaySettings settings, UpstreamFailures failures) {
        return route("keycloak")
                .route(KEYCLOAK, http())
                .filter(failures)
                .before(uri(settings.keycloakUrl()))
                .build();
    }

    @Bean
    @Order(3)
    RouterFunction<ServerResponse> nothingElse(ProblemRenderer renderer) {
        return RouterFunctions.route(
                path("/api/**").or(path("/auth/**")),
                request -> new ProblemResponse(renderer, Problem.notFound("path", request.path())));
    }

    /** Services have no business with cookies. */
    private static ServerResponse withoutCookies(ServerRequest request, ServerResponse response) {
        Arrays.asList(HttpHeaders.SET_COOKIE, "Set-Cookie2").forEach(response.headers()::remove);
        return response;
    }
}
