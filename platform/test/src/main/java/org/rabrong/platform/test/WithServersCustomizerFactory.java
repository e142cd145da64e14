package org.rabrong.platform.test;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Sees {@link WithServers} on a test class, also on an enclosing or a super class. */
final class WithServersCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        WithServers wanted = TestContextAnnotationUtils.findMergedAnnotation(testClass, WithServers.class);
        if (wanted == null) {
            return null;
        }
        EnumSet<TestServer> servers = EnumSet.noneOf(TestServer.class);
        servers.addAll(List.of(wanted.value()));
        return new WithServersCustomizer(servers, wanted.worksAsAnotherRole());
    }
}
