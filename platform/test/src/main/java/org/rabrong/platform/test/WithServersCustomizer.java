package org.rabrong.platform.test;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives a context its servers by the same environment variables that the local stack uses. Equal for equal servers, so that
 * contexts are shared between test classes.
 */
record WithServersCustomizer(Set<TestServer> servers, boolean worksAsAnotherRole) implements ContextCustomizer {

    // Spring Boot reads a source of such a name as it reads the environment
    private static final String NAME = "rabrongTestServers-systemEnvironment";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var variables = new HashMap<String, Object>();
        TestTokens.describeTo(variables);
        for (TestServer server : servers) {
            start(server, variables, context);
        }
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        var source = new SystemEnvironmentPropertySource(NAME, variables);
        // A test's own properties stand before it, the configuration files behind it
        if (sources.contains(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addFirst(source);
        }
    }

    private void start(
            TestServer server, Map<String, Object> variables, ConfigurableApplicationContext context) {
        switch (server) {
            case POSTGRES -> {
                TestDatabase database = TestServers.newDatabase();
                if (worksAsAnotherRole) {
                    TestServers.newWorker(database).describeTo(variables);
                    database.describeOwnerTo(variables);
                } else {
                    database.describeTo(variables);
                }
            }
            case KAFKA -> {
                TestKafka kafka = TestServers.newKafka();
                kafka.describeTo(variables);
                context.getBeanFactory().registerSingleton("testKafka", kafka);
                // What is registered first is destroyed last: the context's own clients are gone by then
                ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                        .registerDisposableBean("testKafka", kafka::close);
            }
            case S3 -> TestServers.newBucket().describeTo(variables);
            case MAIL -> {
                TestMail mail = TestServers.mail();
                mail.describeTo(variables);
                context.getBeanFactory().registerSingleton("testMail", mail);
            }
            case KEYCLOAK -> TestServers.keycloak().describeTo(variables);
        }
    }
}
