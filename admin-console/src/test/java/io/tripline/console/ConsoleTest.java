package io.tripline.console;

import io.tripline.local.stack.Database;
import io.tripline.local.stack.TestStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The console as it runs, on a real database and broker. A bearer token is the name of the role it stands for. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "tripline.console.environment=test"})
@Import(ConsoleTest.Surroundings.class)
public @interface ConsoleTest {

    /** What the console needs around it. */
    @TestConfiguration(proxyBeanMethods = false)
    class Surroundings {

        @Bean
        DynamicPropertyRegistrar stack() {
            Database database = TestStack.postgres().database("console");
            String brokers = TestStack.kafka().bootstrapServers();
            return registry -> {
                registry.add("spring.datasource.url", database::jdbcUrl);
                registry.add("spring.datasource.username", database::user);
                registry.add("spring.datasource.password", database::password);
                registry.add("spring.kafka.bootstrap-servers", () -> brokers);
            };
        }

        @Bean
        JwtDecoder tokens() {
            return role -> Jwt.withTokenValue(role)
                    .header("alg", "none")
                    .claim("preferred_username", "ana")
                    .claim("azp", "demo")
                    .claim("roles", List.of(role))
                    .expiresAt(Instant.MAX)
                    .build();
        }
    }
}
