package org.rabrong.platform.web.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class SharedDefaultsTest {

    @Test
    void a_service_has_the_defaults_until_it_says_otherwise() {
        MockEnvironment environment = new MockEnvironment().withProperty("rabrong.web.max-body", "2MB");

        new PlatformDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
        assertThat(environment.getProperty("spring.jpa.open-in-view")).isEqualTo("false");
        assertThat(environment.getProperty("rabrong.web.max-body")).isEqualTo("2MB");
    }

    @Test
    void days_are_days_in_bangkok() {
        assertThat(new ClockAutoConfiguration().clock().getZone()).hasToString("Asia/Bangkok");
    }

    @Test
    void every_text_is_there_in_both_languages() throws IOException {
        assertThat(keys("th")).isNotEmpty().isEqualTo(keys("en"));
    }

    private static Set<String> keys(String language) throws IOException {
        String bundle = "/rabrong/platform-problems_" + language + ".properties";
        Properties texts = new Properties();
        try (var stream = SharedDefaultsTest.class.getResourceAsStream(bundle)) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
