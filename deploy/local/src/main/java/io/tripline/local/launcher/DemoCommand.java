package io.tripline.local.launcher;

import io.tripline.local.supervisor.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(name = "demo", description = "Send believable traffic with fraud in it through the gateway until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {

    /** Options are the traffic program's own and are handed on as they are. */
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (!Traffic.onlyHelp(arguments)) {
            putLists();
        }
        return Traffic.run("demo", arguments);
    }

    /** Without them the demo goes on, and its known fraudsters are not known. */
    private static void putLists() throws IOException {
        Local local = Local.here();
        Status status = local.running().status();
        try {
            DemoLists.put(local.checkout().root().resolve(DemoLists.FILE), status);
        } catch (IOException e) {
            System.err.println("The lists of the demo could not be filled: " + e.getMessage()
                    + ". Known fraudsters will not be recognised.");
        }
    }
}
