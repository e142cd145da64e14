package org.rabrong.platform.web.security;

import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.LentMemberships;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands the caller to a controller that declares a parameter of type {@link Person}, with what is lent at this moment: asked here and not when
 * the token is read, so that it is asked within the request's transaction where there is one, and a failure is told as a problem.
 */
final class PersonArgumentResolver implements HandlerMethodArgumentResolver {

    private final ObjectProvider<LentMemberships> lent;

    PersonArgumentResolver(ObjectProvider<LentMemberships> lent) {
        this.lent = lent;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Person.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Person person) {
            return person.is(Role.STAFF)
                    ? withLent(person)
                    : person; // nobody else can be lent anything, or pays for the question
        }
        throw Problem.of(ProblemType.UNAUTHENTICATED);
    }

    private Person withLent(Person person) {
        LentMemberships memberships = lent.getIfAvailable();
        return memberships == null ? person : person.with(memberships.to(person));
    }
}
