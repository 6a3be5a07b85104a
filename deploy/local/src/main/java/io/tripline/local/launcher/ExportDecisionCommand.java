package io.tripline.local.launcher;

import io.tripline.local.person.SignedIn;
import io.tripline.local.services.People;
import io.tripline.local.supervisor.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export-decision",
        description = "Write the capsule of a decision, which ./tripline verify-decision makes again.",
        mixinStandardHelpOptions = true)
final class ExportDecisionCommand implements Callable<Integer> {

    /** API clients may not export: whoever does signs in. */
    private static final String ROLE = "compliance";

    @Parameters(paramLabel = "ID", description = "The id of the decision.")
    private UUID id = new UUID(0, 0);

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; decision-ID.json when left out.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Status status = Local.here().running().status();
        People.Person person = status.people().stream()
                .filter(one -> one.roles().contains(ROLE))
                .findFirst()
                .orElseThrow(() -> new IOException("Nobody of the local realm has the role " + ROLE + "."));
        Path target = out == null ? Path.of("decision-" + id + ".json") : out;
        byte[] capsule = SignedIn.at(status.gateway(), person.name(), person.password())
                .read("/v1/decisions/" + id + "/capsule");
        Files.write(target, capsule);
        System.out.println("Wrote " + target + " (" + capsule.length + " bytes) as " + person.name()
                + ". Verify it: ./tripline verify-decision " + target);
        return 0;
    }
}
