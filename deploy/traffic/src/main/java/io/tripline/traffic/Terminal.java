package io.tripline.traffic;

import java.io.Console;

/** Whether a person is looking. */
public final class Terminal {

    private Terminal() {}

    /** Whether output goes to a terminal, where a line may be written over. */
    @SuppressWarnings("SystemConsoleNull") // without a terminal the console of JDK 25 is null
    public static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
