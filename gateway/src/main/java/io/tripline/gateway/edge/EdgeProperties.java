package io.tripline.gateway.edge;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a request may bring.
 *
 * @param maxBody the largest body; a batch of 1,000 interactions takes about one megabyte
 */
@Validated
@ConfigurationProperties("tripline.gateway.edge")
record EdgeProperties(@NotNull @DefaultValue("4MB") DataSize maxBody) {}
