package io.tripline.access.problem;

import java.time.Instant;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.module.SimpleModule;

/** Problem details for every error, and JSON that refuses fields nobody declared. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
public class ProblemAutoConfiguration {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_DIGITS = 100;

    @Bean
    ProblemWriter problemWriter() {
        return new ProblemWriter();
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    ProblemErrorController problemErrorController(ProblemWriter problems) {
        return new ProblemErrorController(problems);
    }

    @Bean
    JsonMapperBuilderCustomizer refuseUnknownFields() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Bean
    JsonMapperBuilderCustomizer timesAsText() {
        return builder ->
                builder.addModule(new SimpleModule("times-as-text").addDeserializer(Instant.class, new TextTimes()));
    }

    /** Nothing that is sent to us is nested deeper or has longer numbers; what is would only cost time. */
    @Bean
    JsonFactoryBuilderCustomizer boundJson() {
        return builder -> builder.streamReadConstraints(StreamReadConstraints.defaults()
                .rebuild()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_DIGITS)
                .build());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusalsAsProblems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TransactionException.class)
    static class Databases {

        @Bean
        DatabaseAdvice databaseAdvice(ProblemAdvice problems) {
            return new DatabaseAdvice(problems);
        }
    }
}
