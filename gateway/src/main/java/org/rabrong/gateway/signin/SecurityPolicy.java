package org.rabrong.gateway.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.rabrong.gateway.GatewaySettings;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.rabrong.platform.web.security.SecurityProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * READ FIRST: who may pass, in three kinds of request.
 *
 * <ol>
 *   <li>{@code /auth/**} is Keycloak's: it looks after itself.
 *   <li>{@code /api/**} with a bearer token: checked, no session, no CSRF.
 *   <li>Everything else is a browser's: session cookie, CSRF token on writes. The API needs a session (401, never a redirect); pages are
 *       open, since the page itself shows the sign-in.
 * </ol>
 */
@Configuration(proxyBeanMethods = false)
class SecurityPolicy {

    /** Mantine writes style elements; all else comes from this origin and is not framed by anybody. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final ProblemType CSRF = new ProblemType("csrf", 403);

    private static final RequestMatcher API =
            PathPatternRequestMatcher.withDefaults().matcher("/api/**");

    private final GatewaySettings settings;
    private final SecurityProblems problems;

    SecurityPolicy(GatewaySettings settings, SecurityProblems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityFilterChain keycloak(HttpSecurity http) {
        return http.securityMatcher("/auth/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> hsts(headers.defaultsDisabled().contentTypeOptions(Customizer.withDefaults())))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain machines(HttpSecurity http) {
        return http.securityMatcher(SecurityPolicy::isApiCallWithBearerToken)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .headers(this::headers)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain browsers(
            HttpSecurity http,
            ProblemRenderer renderer,
            SessionTokens tokens,
            SignedInSessions sessions,
            RestClientAuthorizationCodeTokenResponseClient codeExchange,
            ClientRegistrationRepository registrations) {
        ReturnTo returnTo = new ReturnTo(registrations);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/api/**", "/actuator/**")
                                .authenticated()
                                .requestMatchers(HttpMethod.GET)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2Login(signIn -> signIn.loginPage("/")
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(returnTo))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codeExchange))
                        .authorizedClientRepository(tokens)
                        .successHandler(returnTo)
                        .failureHandler(new SimpleUrlAuthenticationFailureHandler("/?signIn=failed")))
                .oidcLogout(everywhere -> everywhere
                        .oidcSessionRegistry(sessions)
                        .backChannel(channel -> channel.logoutHandler(endedAtKeycloak(sessions))))
                .logout(signOut -> signOut.addLogoutHandler(signedOut(tokens, sessions))
                        .logoutSuccessHandler(atKeycloakToo(registrations)))
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfCookie()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(refusals(renderer)))
                .headers(this::headers)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean isApiCallWithBearerToken(HttpServletRequest request) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return API.matches(request) && authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse(); // the page reads it
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(builder -> builder.secure(settings.isHttps()).sameSite("Lax"));
        return cookie;
    }

    private static LogoutHandler signedOut(SessionTokens tokens, SignedInSessions sessions) {
        return (request, response, authentication) -> {
            if (authentication != null) {
                tokens.removeAuthorizedClient(KeycloakClient.REGISTRATION, authentication, request, response);
            }
            if (request.getRequestedSessionId() != null) {
                sessions.removeSessionInformation(request.getRequestedSessionId());
            }
        };
    }

    private static LogoutHandler endedAtKeycloak(SignedInSessions sessions) {
        return (request, response, authentication) -> {
            if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken token) {
                sessions.removeSessionInformation(token);
            }
        };
    }

    private OidcClientInitiatedLogoutSuccessHandler atKeycloakToo(ClientRegistrationRepository registrations) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        handler.setPostLogoutRedirectUri(settings.publicUrl() + "/");
        return handler;
    }

    /** A write without CSRF token by somebody who is not even signed in is told to sign in. */
    private AccessDeniedHandler refusals(ProblemRenderer renderer) {
        return (request, response, refusal) -> {
            Authentication caller = SecurityContextHolder.getContext().getAuthentication();
            if (!(refusal instanceof CsrfException)) {
                problems.handle(request, response, refusal);
            } else if (caller == null) {
                renderer.write(request, response, Problem.of(ProblemType.UNAUTHENTICATED));
            } else {
                renderer.write(request, response, Problem.of(CSRF));
            }
        };
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        hsts(headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    private void hsts(HeadersConfigurer<HttpSecurity> headers) {
        if (settings.isHttps()) {
            headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                    .includeSubDomains(false)
                    .maxAgeInSeconds(31_536_000));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }
}
