package org.rabrong.gateway.pages;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.accept;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The web UI, a single page that finds its way by the address: whatever page a browser asks for, it gets {@code index.html}, which is
 * always asked for anew. The files it names carry their hash in the name and are kept for good.
 */
@Configuration(proxyBeanMethods = false)
class WebUi implements WebMvcConfigurer {

    private static final String FILES = "classpath:/META-INF/resources/";
    private static final Resource INDEX = new ClassPathResource("META-INF/resources/index.html");

    /** What is no page: the other things on this origin, and files ({@code .js}; a variable such as {@code 2.A} is none). */
    private static final Pattern NOT_A_PAGE =
            Pattern.compile("/(api|auth|oauth2|login/oauth2|logout|actuator|error|assets)(/.*)?|.*\\.[a-z][a-z0-9]+");

    @Bean
    @Order(10)
    RouterFunction<ServerResponse> pages() {
        RequestPredicate page = GET("/**")
                .and(accept(MediaType.TEXT_HTML))
                .and(request -> !NOT_A_PAGE.matcher(request.path()).matches())
                .and(request -> INDEX.exists());
        return RouterFunctions.route(
                page.or(path("/index.html").and(GET("/**"))),
                request -> ServerResponse.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .cacheControl(CacheControl.noCache())
                        .body(INDEX));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }
}
