package io.tripline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ties a command to this process: the child is signalled when this process dies, however it dies. */
final class Tether {

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** Standard input of this shell is a pipe from us: its end means that we are gone. */
    private static final String LIFELINE = """
            sig=$1; shift; exec 3<&0; "$@" </dev/null 3<&- & c=$!
            trap 'kill -$sig $c' TERM INT
            ( cat <&3 >/dev/null; kill -$sig $c ) & w=$!
            wait $c; rc=$?; kill $w 2>/dev/null; exit $rc
            """;

    private Tether() {}

    static List<String> tie(Program program) throws IOException {
        List<String> command = new ArrayList<>();
        if (LINUX) {
            command.add("setsid");
            if (program.refusesRoot() && ROOT) {
                command.addAll(hidingRoot(program));
            }
            command.addAll(List.of("setpriv", "--pdeathsig", program.stop().name()));
        } else {
            command.addAll(
                    List.of("sh", "-c", LIFELINE, "lifeline", program.stop().name()));
        }
        command.addAll(program.command());
        return command;
    }

    /** The prefix under which a program that refuses root runs for root; empty for everybody else. */
    static List<String> rootless(Program program) throws IOException {
        return LINUX && ROOT && program.refusesRoot() ? hidingRoot(program) : List.of();
    }

    private static List<String> hidingRoot(Program program) throws IOException {
        if (userNamespacesWork()) {
            return List.of("unshare", "-U");
        }
        giveToNobody(program.directory());
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private static boolean userNamespacesWork() throws IOException {
        Process probe = Spawner.start(new ProcessBuilder("unshare", "-U", "true")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        return Waiting.exitCode(probe) == 0;
    }

    private static void giveToNobody(Path directory) throws IOException {
        if (directory.toAbsolutePath().startsWith("/root")) {
            throw new IOException(directory + " cannot be read by other users, and as root this program must run as"
                    + " another one here; move the checkout out of /root or run as an ordinary user");
        }
        try (var files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", 65534);
                Files.setAttribute(file, "unix:gid", 65534);
            }
        }
    }
}
