package io.tripline.local.launcher;

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
        return Traffic.run("demo", arguments);
    }
}
