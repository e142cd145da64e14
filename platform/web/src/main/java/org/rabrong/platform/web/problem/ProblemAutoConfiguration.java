package org.rabrong.platform.web.problem;

import java.util.List;
import java.util.Locale;
import org.rabrong.platform.web.limits.BodyLimitFilter;
import org.rabrong.platform.web.limits.RequestLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Problem details for all errors, in Thai or English, and the limit of a body. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ProblemAutoConfiguration {

    /** After security (-100): who may not ask gets 401 whatever is sent. */
    private static final int BODY_LIMIT_ORDER = -50;

    @Bean
    @ConditionalOnMissingBean(name = "localeResolver")
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setDefaultLocale(ProblemTexts.THAI);
        resolver.setSupportedLocales(List.of(ProblemTexts.THAI, Locale.ENGLISH));
        return resolver;
    }

    @Bean
    ProblemTexts problemTexts() {
        return new ProblemTexts(ProblemAutoConfiguration.class.getClassLoader());
    }

    @Bean
    ProblemRenderer problemRenderer(ProblemTexts texts, LocaleResolver localeResolver, JsonMapper json) {
        return new ProblemRenderer(texts, localeResolver, json);
    }

    @Bean
    RequestLimits requestLimits(
            @Value("${rabrong.web.max-body:1MB}") DataSize body,
            @Value("${spring.servlet.multipart.max-file-size:1MB}") DataSize file) {
        return new RequestLimits(body, file);
    }

    @Bean
    ProblemExceptionHandler problemExceptionHandler(ProblemRenderer renderer, RequestLimits limits) {
        return new ProblemExceptionHandler(renderer, limits);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController(ProblemRenderer renderer) {
        return new ProblemErrorController(renderer);
    }

    /** After Boot's own customizers: the innermost report is the one that is written. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTheContainer(
            ObjectProvider<ProblemRenderer> renderer) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ContainerProblems(renderer::getObject)));
    }

    @Bean
    @ConditionalOnMissingBean(name = "bodyLimitFilter")
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ProblemRenderer renderer, RequestLimits limits) {
        var registration = new FilterRegistrationBean<>(BodyLimitFilter.forAllButFiles(limits.body(), renderer));
        registration.setOrder(BODY_LIMIT_ORDER);
        return registration;
    }
}
