package org.rabrong.platform.web.security;

import java.util.Map;
import org.rabrong.platform.web.Person;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/** A bearer token whose principal is the {@link Person}. Rights are checked on the person, there are no authorities. */
final class PersonAuthentication extends AbstractOAuth2TokenAuthenticationToken<Jwt> {

    private final String name;

    PersonAuthentication(Jwt token, Person person) {
        super(token, person, token, AuthorityUtils.NO_AUTHORITIES);
        this.name = person.id();
        setAuthenticated(true);
    }

    @Override
    public Map<String, Object> getTokenAttributes() {
        return getToken().getClaims();
    }

    @Override
    public String getName() {
        return name;
    }
}
