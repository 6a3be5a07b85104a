package io.tripline.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Passwords of the stack, each made at random when it is first asked for. Thread-safe. */
public final class Secrets {

    private static final int BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Properties values = new Properties();
    private final @Nullable Path file;

    private Secrets(@Nullable Path file) {
        this.file = file;
    }

    /** Forgotten with this JVM. */
    public static Secrets inMemory() {
        return new Secrets(null);
    }

    /** Kept in a file which only its owner can read. */
    public static Secrets in(Path file) throws IOException {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            }
        }
        return secrets;
    }

    /** 192 random bits in URL-safe characters; the same for the same name. */
    public synchronized String get(String name) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        values.setProperty(name, made);
        save();
        return made;
    }

    private void save() {
        if (file == null) {
            return;
        }
        try {
            StringWriter text = new StringWriter();
            values.store(text, "Passwords of the local stack");
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the passwords of the stack in " + file, e);
        }
    }
}
