package io.tripline.local.launcher;

import io.tripline.local.release.ReleaseTopic;
import io.tripline.local.supervisor.Status;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
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
        Status status = Local.here().running().status();
        ReleaseBundle bundle;
        try {
            bundle = ReleaseBundle.fromDirectory(path);
            ReleaseCompiler.compile(bundle);
        } catch (ReleaseRefused e) {
            System.err.println(e.getMessage());
            System.err.println("The release was not published; the one in force stays.");
            return 1;
        }
        new ReleaseTopic(kafka(status)).publish(bundle, "local:" + System.getProperty("user.name"));
        System.out.println("Release " + bundle.hash() + " is published.");
        return 0;
    }

    private static String kafka(Status status) {
        return status.services().stream()
                .filter(service -> service.name().equals("kafka"))
                .findFirst()
                .orElseThrow()
                .url();
    }
}
