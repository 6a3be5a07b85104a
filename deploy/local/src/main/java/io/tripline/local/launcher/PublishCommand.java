package io.tripline.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "publish",
        description = "Check a release directory and put it in force; refused, it changes nothing.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", description = "The directory that holds facts.yaml.")
    private Path path = Path.of("");

    @Override
    public Integer call() throws IOException {
        return Publication.publish(path, Local.here().running().status());
    }
}
