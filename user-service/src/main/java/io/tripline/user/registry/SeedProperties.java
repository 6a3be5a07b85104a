package io.tripline.user.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * People whose accounts the identity provider already holds, to be registered at the first start.
 *
 * @param seed may be empty
 */
@Validated
@ConfigurationProperties("tripline.users")
record SeedProperties(@DefaultValue List<@Valid Person> seed) {

    /**
     * One person.
     *
     * @param id the value of the account's attribute {@code user_id}
     */
    record Person(
            @NotNull UUID id,
            @NotBlank @Email String email,
            @NotBlank String displayName,
            @NotNull @Country String country) {}
}
