package org.rabrong.platform.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts the named servers once per test run and points the Spring context at them: each context gets a database of its own, and tokens
 * made by {@link TestTokens} are accepted.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithServers {

    TestServer[] value() default {TestServer.POSTGRES, TestServer.KAFKA};

    /** The context works with a role that does not own the database: only Flyway is given the owner's name and password. */
    boolean worksAsAnotherRole() default false;
}
