package io.tripline.traffic;

import io.tripline.traffic.demo.DemoCommand;
import io.tripline.traffic.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Sends traffic through the gateway; exit code 0 when all went well, 1 when something did not hold, 2 on wrong usage. */
@Command(
        name = "tripline",
        subcommands = {DemoCommand.class, ReplayCommand.class})
public final class TrafficCli {

    private TrafficCli() {}

    /** Runs {@code demo} or {@code replay}. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TrafficCli()).execute(args));
    }
}
