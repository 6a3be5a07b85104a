package io.tripline.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Turns the stream of interactions into explained decisions. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FraudEngineApplication {

    /** Starts the engine; settings come from {@code application.yaml} and the environment. */
    public static void main(String[] args) {
        SpringApplication.run(FraudEngineApplication.class, args);
    }
}
