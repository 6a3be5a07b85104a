package io.tripline.local.launcher;

import java.util.Map;

/** How far all ports are moved where the command line does not say. */
final class PortOffset {

    private static final String VARIABLE = "TRIPLINE_PORT_OFFSET";

    private PortOffset() {}

    static int of(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "0").strip();
        if (!text.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(VARIABLE + " must be a number from 0 to 46000, not " + text);
        }
        return Integer.parseInt(text);
    }
}
