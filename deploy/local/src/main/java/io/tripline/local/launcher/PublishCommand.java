package io.tripline.local.launcher;

import io.tripline.local.release.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "publish",
        description = "Check a release directory and put it in force; refused, it changes nothing.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH|HASH",
            description = "The directory that holds facts.yaml; or the hash of a release that was in use before, or its"
                    + " first eight or more digits.")
    private @Nullable String release;

    @Option(names = "--rollback", description = "Put the release in force again that was before this one.")
    private boolean rollback;

    @Option(
            names = "--shadow",
            paramLabel = "NAME",
            description = "Not in force: decisions record what it would have decided. Up to five, each with a name.")
    private @Nullable String shadow;

    @Option(
            names = "--canary",
            paramLabel = "SHARE",
            description = "In force for this share of the users only, such as 5%%; always for the same ones.")
    private @Nullable String canary;

    @Option(
            names = "--remove",
            paramLabel = "canary|shadow/NAME",
            description = "Take the canary or a shadow out of use; the live release decides alone.")
    private @Nullable String remove;

    @Override
    public Integer call() throws IOException {
        if (Stream.of(release != null, rollback, remove != null)
                        .filter(Boolean::booleanValue)
                        .count()
                != 1) {
            throw new IllegalArgumentException("Say what to publish: PATH, HASH or --rollback; or what to --remove.");
        }
        if (Stream.of(shadow != null, canary != null, rollback, remove != null)
                        .filter(Boolean::booleanValue)
                        .count()
                > 1) {
            throw new IllegalArgumentException("--shadow, --canary, --rollback and --remove exclude one another.");
        }
        Target target = target();
        Publication publication = Publication.on(Local.here().running().status());
        if (remove != null) {
            return publication.remove(target);
        }
        if (release == null) {
            return publication.publish(target, publication.kept().previous());
        }
        Path path = Path.of(release);
        return HASH.matcher(release).matches() && !Files.exists(path)
                ? publication.publish(target, publication.kept().named(release))
                : publication.publish(target, path);
    }

    private Target target() {
        if (remove != null) {
            return Target.removable(remove);
        }
        if (shadow != null) {
            return Target.shadow(shadow);
        }
        return canary == null ? Target.live() : Target.canary(canary);
    }
}
