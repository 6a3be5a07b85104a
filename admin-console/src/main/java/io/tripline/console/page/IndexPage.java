package io.tripline.console.page;

import io.tripline.access.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The one HTML page, made anew for each request: its nonce must never be used twice. */
@Component
class IndexPage {

    private static final ClassPathResource TEMPLATE = new ClassPathResource("static/console/index.html");

    private final String environment;

    IndexPage(ConsoleProperties properties) {
        this.environment = properties.environment();
    }

    String render(ContentSecurityPolicy policy) {
        return template().replace("__NONCE__", policy.nonce()).replace("__ENVIRONMENT__", environment);
    }

    private static String template() {
        if (!TEMPLATE.exists()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "console-not-built",
                    "This build has no web part. Build the module admin-console with ./mvnw, which needs Node 20.19 or newer.");
        }
        try {
            return TEMPLATE.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
