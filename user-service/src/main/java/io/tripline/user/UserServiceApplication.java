package io.tripline.user;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Keeps users, their devices, their standing and their accounts at the identity provider. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class UserServiceApplication {

    /** Starts the service; settings come from the environment, see {@code application.yaml}. */
    public static void main(String[] args) {
        SpringApplication.run(UserServiceApplication.class, args);
    }
}
