package org.rabrong.platform.web.security;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * The {@link Person} that a token stands for: {@code sub}, {@code preferred_username}, {@code name} and {@code groups}. Groups that this
 * platform does not know are none of its business and are left out.
 */
final class PersonFromToken implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final Pattern OF_ONE_ORGANISATION =
            Pattern.compile("/(reporter|certifier|staff)/([A-Za-z0-9_-]{1,32})");
    private static final Pattern OF_ALL = Pattern.compile("/(psdg|executive|integrator)");

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return new PersonAuthentication(token, person(token));
    }

    static Person person(Jwt token) {
        @Nullable String id = token.getSubject();
        if (id == null || id.isBlank()) {
            throw new InvalidBearerTokenException("The token names no subject");
        }
        @Nullable String username = token.getClaimAsString("preferred_username");
        @Nullable String name = token.getClaimAsString("name");
        String shownUsername = username == null ? id : username;
        return new Person(id, shownUsername, name == null || name.isBlank() ? shownUsername : name, memberships(token));
    }

    private static Set<Membership> memberships(Jwt token) {
        Set<Membership> memberships = new HashSet<>();
        if (token.getClaims().get("groups") instanceof List<?> groups) {
            for (Object group : groups) {
                Membership membership = membership(String.valueOf(group));
                if (membership != null) {
                    memberships.add(membership);
                }
            }
        }
        return memberships;
    }

    private static @Nullable Membership membership(String group) {
        Matcher ofOne = OF_ONE_ORGANISATION.matcher(group);
        if (ofOne.matches()) {
            return new Membership(role(ofOne.group(1)), ofOne.group(2));
        }
        Matcher ofAll = OF_ALL.matcher(group);
        return ofAll.matches() ? new Membership(role(ofAll.group(1)), null) : null;
    }

    private static Role role(@Nullable String word) {
        return Role.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
    }
}
