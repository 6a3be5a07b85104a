package io.tripline.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one program is run.
 *
 * @param name names it in messages
 * @param command the program and its arguments; nothing secret, since every user of the machine can read it
 * @param environment added to the environment of this process
 * @param directory where it runs
 * @param log receives its output, appended
 * @param stop asks it to end in order
 * @param refusesRoot whether it refuses to run as root, so that root must be hidden from it
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Signal stop,
        boolean refusesRoot) {

    public Program {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("no command for " + name);
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
