package io.tripline.local.stack;

import java.nio.file.Path;

/**
 * Where a program keeps its files.
 *
 * @param home absolute; its data and settings
 * @param log absolute; its output
 */
public record Place(Path home, Path log) {

    /** Data and log under one directory. */
    public static Place under(Path directory, String name) {
        Path home = directory.toAbsolutePath().resolve(name);
        return new Place(home, home.resolve(name + ".log"));
    }
}
