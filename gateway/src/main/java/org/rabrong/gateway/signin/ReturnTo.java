package org.rabrong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Where the browser goes after the sign-in: {@code /oauth2/authorization/keycloak?returnTo=/certify?round=krs-2559-6m}. Only a page of this
 * very origin is taken, so that nobody can be led elsewhere by a link to our sign-in.
 *
 * <p>The sign-in page speaks Thai whatever the browser prefers, as our pages do; {@code lang=en} is sent by somebody who switched.
 */
final class ReturnTo implements OAuth2AuthorizationRequestResolver, AuthenticationSuccessHandler {

    private static final String ATTRIBUTE = ReturnTo.class.getName();
    private static final String START = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
            + "/" + KeycloakClient.REGISTRATION;
    private static final int LONGEST = 2000;
    private static final Pattern NOT_A_PAGE = Pattern.compile("/(api|auth|oauth2|login|logout|actuator|error)(/.*)?");

    private final OAuth2AuthorizationRequestResolver requests;

    ReturnTo(ClientRegistrationRepository registrations) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        // The resolver would take any other name below the base for a failure of ours
        return START.equals(request.getRequestURI()) ? started(request, requests.resolve(request)) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return started(request, requests.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest started(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest signIn) {
        if (signIn == null) {
            return null;
        }
        request.getSession().setAttribute(ATTRIBUTE, pageOf(request.getParameter("returnTo")));
        String language = "en".equals(request.getParameter("lang")) ? "en" : "th";
        return OAuth2AuthorizationRequest.from(signIn)
                .additionalParameters(parameters -> parameters.put("ui_locales", language))
                .build();
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        HttpSession session = request.getSession();
        Object page = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, page == null ? "/" : page.toString());
    }

    /** The page, or the first one where it is none of ours. */
    static String pageOf(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST || !wanted.startsWith("/") || wanted.startsWith("//")) {
            return "/";
        }
        try {
            URI uri = new URI(wanted);
            boolean here = uri.getScheme() == null
                    && uri.getRawAuthority() == null
                    && uri.normalize().equals(uri);
            return here && !NOT_A_PAGE.matcher(uri.getPath()).matches() ? uri.toASCIIString() : "/";
        } catch (URISyntaxException notAnAddress) {
            return "/";
        }
    }
}
