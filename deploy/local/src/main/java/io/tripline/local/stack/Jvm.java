package io.tripline.local.stack;

import java.nio.file.Path;

/** The Java which runs the children: the one this JVM runs on, which is 25 or newer since this class is. */
public final class Jvm {

    private Jvm() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
