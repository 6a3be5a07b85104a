package io.tripline.local.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(name = "replay", description = "Send a CSV file through the real path in event time.")
final class ReplayCommand implements Callable<Integer> {

    /** Options are the traffic program's own and are handed on as they are. */
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        return Traffic.run("replay", arguments);
    }
}
