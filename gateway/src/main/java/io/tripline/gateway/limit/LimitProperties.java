package io.tripline.gateway.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much each may ask for.
 *
 * @param client one API client, all its connections together
 * @param person one person, or one address that is not signed in
 */
@Validated
@ConfigurationProperties("tripline.gateway.limits")
record LimitProperties(
        @NotNull @Valid @DefaultValue Client client,
        @NotNull @Valid @DefaultValue Person person) {

    /**
     * The limit of an API client.
     *
     * @param perSecond requests per second on the long run
     * @param burst requests at once after a pause
     */
    record Client(
            @Positive @DefaultValue("2000") int perSecond,
            @Positive @DefaultValue("4000") int burst) {

        Limit limit() {
            return new Limit(perSecond, burst);
        }
    }

    /**
     * The limit of a person.
     *
     * @param perSecond requests per second on the long run
     * @param burst requests at once after a pause
     */
    record Person(
            @Positive @DefaultValue("50") int perSecond,
            @Positive @DefaultValue("100") int burst) {

        Limit limit() {
            return new Limit(perSecond, burst);
        }
    }
}
