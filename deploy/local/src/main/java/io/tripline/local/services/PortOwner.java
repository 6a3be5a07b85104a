package io.tripline.local.services;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux tells this user. */
final class PortOwner {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Of a long command, the beginning names the program and the end what it works on. */
    private static final int HEAD = 40;

    private static final int TAIL = 60;

    private PortOwner() {}

    /** Such as {@code process 4711 (java -jar app.jar)}. */
    static Optional<String> of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inode(Path.of(table), port).stream())
                .flatMap(inode -> process("socket:[" + inode + "]").stream())
                .findFirst()
                .map(PortOwner::describe);
    }

    private static Optional<String> inode(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> List.of(BLANKS.split(line.strip(), -1)))
                    .filter(columns -> columns.size() > INODE
                            && columns.get(LOCAL_ADDRESS).endsWith(suffix)
                            && columns.get(STATE).equals(LISTENING))
                    .map(columns -> columns.get(INODE))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> process(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(Path.of("/proc", Long.toString(process.pid()), "fd"), socket))
                .findFirst();
    }

    private static boolean holds(Path descriptors, String socket) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (Files.readSymbolicLink(link).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String describe(ProcessHandle process) {
        String command = process.info().commandLine().orElse("").strip();
        String shown = command.length() > HEAD + TAIL
                ? command.substring(0, HEAD) + " … " + command.substring(command.length() - TAIL)
                : command;
        return "process " + process.pid() + (shown.isEmpty() ? "" : " (" + shown + ")");
    }
}
