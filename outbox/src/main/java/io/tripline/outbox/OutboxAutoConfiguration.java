package io.tripline.outbox;

import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a service with a {@code DataSource} and Kafka settings its {@link Outbox}. The service adds
 * {@code classpath:db/outbox} to {@code spring.flyway.locations} and sets {@code tripline.outbox.source}.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    OutboxTable outboxTable(JdbcTemplate jdbc) {
        return new OutboxTable(jdbc);
    }

    @Bean
    Backlog outboxBacklog(OutboxTable table) {
        return new Backlog(table);
    }

    @Bean
    OutboxMetrics outboxMetrics(Backlog backlog) {
        return new OutboxMetrics(backlog);
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxTable table,
            PlatformTransactionManager transactions,
            KafkaProperties kafka,
            OutboxProperties properties,
            OutboxMetrics metrics,
            ObjectProvider<OpenTelemetry> telemetry) {
        OutboxPublisher publisher = new OutboxPublisher(
                () -> RelayProducer.open(kafka.buildProducerProperties()),
                properties.sourceName(),
                telemetry.getIfAvailable(OpenTelemetry::noop));
        return new OutboxRelay(table, new TransactionTemplate(transactions), publisher, properties, metrics);
    }

    @Bean
    Outbox outbox(OutboxTable table, Backlog backlog, OutboxRelay relay) {
        return new JdbcOutbox(table, backlog, relay::wake);
    }
}
