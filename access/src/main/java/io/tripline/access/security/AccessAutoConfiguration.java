package io.tripline.access.security;

import io.tripline.access.AccessTable;
import io.tripline.access.Operation;
import io.tripline.access.problem.ProblemAutoConfiguration;
import io.tripline.access.problem.ProblemWriter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Guards a service by the rows of the access table that carry its {@code spring.application.name}. A service that has
 * filter chains of its own builds them from {@link AccessControl}.
 */
@AutoConfiguration(
        before = {OAuth2ResourceServerAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class},
        beforeName =
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
        after = ProblemAutoConfiguration.class)
@EnableConfigurationProperties(TokenProperties.class)
public class AccessAutoConfiguration {

    @Bean
    AccessTable accessTable() {
        return AccessTable.load();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokenDecoder(TokenProperties tokens) {
        return TokenDecoders.of(tokens);
    }

    @Bean
    AccessControl accessControl(AccessTable table, ProblemWriter problems, JwtDecoder decoder) {
        return new AccessControl(table, problems, decoder);
    }

    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain operations(
            HttpSecurity http,
            AccessControl access,
            AccessTable table,
            TokenProperties tokens,
            @Value("${spring.application.name}") String service) {
        List<Operation> operations = table.of(service);
        if (operations.isEmpty()) {
            throw new IllegalStateException("spring.application.name is " + service
                    + ", for which the access table has no row; name the service as in access.yaml");
        }
        access.acceptTokensOnly(
                http, "Send the header Authorization: Bearer <access token>, issued by " + tokens.issuer() + ".");
        access.enforce(http, operations);
        access.hardenHeaders(http);
        return http.build();
    }
}
