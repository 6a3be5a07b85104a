package io.tripline.user;

import io.tripline.local.stack.Database;
import io.tripline.local.stack.TestStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on real PostgreSQL, Kafka and Keycloak; one context for all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = UserServiceTest.RealStack.class)
public @interface UserServiceTest {

    /** The person of the realm file who is a user. */
    String SEEDED_USER = "01939c1d-52c1-7e0a-9a37-6c1f1f0e7b02";

    /** Points the service at the test stack. */
    final class RealStack implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Database database = TestStack.postgres().database("users");
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.jdbcUrl(),
                            "spring.datasource.username=" + database.user(),
                            "spring.datasource.password=" + database.password(),
                            "spring.kafka.bootstrap-servers="
                                    + TestStack.kafka().bootstrapServers(),
                            "tripline.identity.url=" + TestStack.keycloak().url(),
                            "tripline.identity.client-secret="
                                    + TestStack.keycloak().clientSecret("user-service"),
                            "tripline.identity.poll=100ms",
                            "tripline.identity.longest-pause=1s",
                            "tripline.users.seed[0].id=" + SEEDED_USER,
                            "tripline.users.seed[0].email=uma@tripline.example",
                            "tripline.users.seed[0].display-name=Uma User",
                            "tripline.users.seed[0].country=DE",
                            "management.server.port=0")
                    .applyTo(context);
        }
    }
}
