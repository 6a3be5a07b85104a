package io.tripline.local.supervisor;

import io.tripline.local.services.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How to reach the process that supervises; written to a file only its owner can read.
 *
 * @param pid of the process
 * @param port on loopback
 * @param token which every request carries
 */
record Contact(long pid, int port, String token) {

    void write(Home home) throws IOException {
        Path partial = home.supervisor().resolveSibling("supervisor.partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(partial, JsonMapper.shared().writeValueAsBytes(this));
        Files.move(partial, home.supervisor(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when nothing supervises. */
    static Optional<Contact> read(Home home) throws IOException {
        if (!Files.exists(home.supervisor())) {
            return Optional.empty();
        }
        try {
            Contact contact = JsonMapper.shared().readValue(Files.readAllBytes(home.supervisor()), Contact.class);
            return Optional.of(contact).filter(Contact::alive);
        } catch (JacksonException e) {
            throw new IOException(home.supervisor() + " cannot be read; delete it: " + e.getMessage(), e);
        }
    }

    private boolean alive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
