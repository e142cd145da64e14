package org.rabrong.platform.web.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Puts {@code rabrong/platform-defaults.properties} under every service's own settings. */
final class PlatformDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            var resource = new ClassPathResource(
                    "rabrong/platform-defaults.properties", PlatformDefaults.class.getClassLoader());
            environment.getPropertySources().addLast(new ResourcePropertySource("platform defaults", resource));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
