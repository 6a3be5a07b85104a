package io.tripline.user.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Registers the people of {@link SeedProperties} before the service reports ready; those who are known stay as they are. */
@Component
class Seeds implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Seeds.class);

    private final SeedProperties properties;
    private final Registrations registrations;

    Seeds(SeedProperties properties, Registrations registrations) {
        this.properties = properties;
        this.registrations = registrations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        properties.seed().forEach(this::register);
    }

    private void register(SeedProperties.Person person) {
        try {
            registrations.adopt(person.id(), person.email(), person.displayName(), person.country());
        } catch (DuplicateKeyException e) {
            log.warn(
                    "User {} of tripline.users.seed is not registered: the id or the e-mail address is taken",
                    person.id());
        }
    }
}
