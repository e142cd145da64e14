package org.rabrong.gateway.signin;

import java.util.Map;
import org.rabrong.gateway.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.web.client.RestClient;

/**
 * The gateway as a client of Keycloak. What a browser opens is on the public origin; what the gateway calls itself goes straight to
 * Keycloak. All endpoints are given, so that the gateway starts while Keycloak is away.
 */
@Configuration(proxyBeanMethods = false)
class KeycloakClient {

    static final String REGISTRATION = "keycloak";

    @Bean
    ClientRegistrationRepository clientRegistrations(GatewaySettings settings) {
        String outside = settings.issuer() + "/protocol/openid-connect";
        String inside = settings.internalRealm() + "/protocol/openid-connect";
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("rabrong-gateway")
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.publicUrl() + "/login/oauth2/code/" + REGISTRATION)
                .scope("openid", "profile", "email")
                .issuerUri(settings.issuer())
                .authorizationUri(outside + "/auth")
                .tokenUri(inside + "/token")
                .jwkSetUri(inside + "/certs")
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .providerConfigurationMetadata(Map.of("end_session_endpoint", outside + "/logout"))
                .build());
    }

    @Bean
    RestClientAuthorizationCodeTokenResponseClient codeExchange(JdkClientHttpRequestFactory requests) {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(tokenEndpoint(requests));
        return client;
    }

    @Bean
    RestClientRefreshTokenTokenResponseClient tokenRefresh(JdkClientHttpRequestFactory requests) {
        RestClientRefreshTokenTokenResponseClient client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(tokenEndpoint(requests));
        return client;
    }

    private static RestClient tokenEndpoint(JdkClientHttpRequestFactory requests) {
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
