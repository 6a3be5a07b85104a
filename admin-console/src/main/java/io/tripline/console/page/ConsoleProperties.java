package io.tripline.console.page;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the console presents itself.
 *
 * @param environment the installation's name as every page shows it: {@code local}, {@code staging}, {@code production}
 */
@Validated
@ConfigurationProperties("tripline.console")
record ConsoleProperties(
        @Pattern(regexp = "[a-z][a-z0-9-]{0,30}", message = "must be lower-case letters, digits and dashes")
        @DefaultValue("local")
        String environment) {}
