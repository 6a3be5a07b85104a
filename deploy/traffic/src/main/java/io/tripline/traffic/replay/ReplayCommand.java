package io.tripline.traffic.replay;

import io.tripline.traffic.Durations;
import io.tripline.traffic.Terminal;
import io.tripline.traffic.api.Gateway;
import io.tripline.traffic.api.GatewayException;
import io.tripline.traffic.api.GatewaySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: see {@code docs/replay.md}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends a CSV file through the real path in event time.",
        footer = {
            "",
            "./tripline replay also takes --release=NAME_OR_PATH: it puts that release in force before it sends anything,"
                    + " for example handbook, which ships."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, also packed as .gz")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "MAPPING",
            description = "YAML file, or the name of a mapping that is shipped: handbook, cards-semicolon")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String mapping;

    @Option(
            names = "--labels-delay",
            converter = Durations.class,
            paramLabel = "DURATION",
            description = "send labels, known this long after their interaction, for example 7d; default: no labels")
    private @Nullable Duration labelsDelay;

    @Option(
            names = "--labels-step",
            converter = Durations.class,
            paramLabel = "DURATION",
            description = "round the time a label becomes known up to the next multiple; default: 12h, or a quarter of"
                    + " a --labels-delay shorter than 2d")
    private @Nullable Duration labelsStep;

    @Option(
            names = "--scores",
            paramLabel = "OUT.csv",
            description = "write id,score,outcome of each row, in the file's order")
    private @Nullable Path scores;

    @Option(
            names = "--run",
            defaultValue = "1",
            paramLabel = "NAME",
            description = "the same run sends nothing twice, a new name sends all anew")
    private String run = "1";

    @Option(names = "--rate", defaultValue = "0", paramLabel = "N", description = "rows a second at most")
    private double rate;

    @Option(names = "--limit", paramLabel = "N", description = "rows to send at most")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--from", paramLabel = "DATE", description = "first day to send (UTC), for example 2018-04-01")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "last day to send (UTC)")
    private @Nullable LocalDate to;

    @Option(
            names = "--skip-bad",
            description = "set rows that cannot be used aside in FILE.rejects.csv instead of ending at the first")
    private boolean skipBad;

    @Override
    public Integer call() throws IOException {
        requireUsable();
        Mapping read;
        try {
            read = MappingReader.named(mapping);
        } catch (MappingException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        if (labelsDelay != null && read.label() == null) {
            throw new ParameterException(
                    spec.commandLine(), "--labels-delay: the mapping " + mapping + " has no label");
        }
        Progress progress = new Progress(System.out, Terminal.isThere());
        try (Gateway gateway = new Gateway(GatewaySettings.from(System.getenv()), () -> {});
                Rejects rejects = new Rejects(rejectsFile());
                Scores sink = new Scores(scores);
                RowFile rows = new RowFile(file, read)) {
            Replay replay = new Replay(gateway, new RowMapper(read, run), options(), rejects, sink, progress);
            Replay.Summary summary = replay.run(rows);
            progress.end();
            print(summary, progress.elapsed());
            return 0;
        } catch (BadRow e) {
            progress.end();
            System.err.println(
                    file + ":" + e.line() + ": " + e.getMessage()
                            + "\nCorrect the row, or set such rows aside with --skip-bad. Rows before it were sent; the same command continues.");
            return 1;
        } catch (GatewayException | RowFile.Unreadable e) {
            progress.end();
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private void requireUsable() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file + " that can be read");
        }
        if (rate < 0 || limit < 1) {
            throw new ParameterException(spec.commandLine(), "--rate must not be negative, --limit must be at least 1");
        }
        if ((labelsStep != null && !labelsStep.isPositive()) || (labelsDelay != null && labelsDelay.isNegative())) {
            throw new ParameterException(
                    spec.commandLine(), "--labels-step must be longer than zero, --labels-delay not negative");
        }
    }

    private @Nullable Path rejectsFile() {
        return skipBad ? file.resolveSibling(file.getFileName() + ".rejects.csv") : null;
    }

    private ReplayOptions options() {
        return new ReplayOptions(
                run,
                labelsDelay,
                labelsStep == null ? LabelSchedule.usualStep(labelsDelay) : labelsStep,
                rate,
                limit,
                from == null ? Instant.MIN : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to == null
                        ? Instant.MAX
                        : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                rate > 0 && rate < 500 ? Math.max(1, (int) rate) : 500,
                4_000,
                PATIENCE);
    }

    private void print(Replay.Summary summary, Duration elapsed) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        System.out.printf(
                Locale.ROOT,
                "%,d rows, %,d decided in %.1f s (%,.0f/s); outcomes %s%n",
                summary.rows(),
                summary.decided(),
                seconds,
                summary.decided() / seconds,
                new TreeMap<>(summary.outcomes()));
        if (labelsDelay != null) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d labels told; %,d become known after the last row%n",
                    summary.labels(),
                    summary.labelsAhead());
        }
        if (summary.repeated() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows had been sent before under run %s; send all anew with another --run%n",
                    summary.repeated(),
                    run);
        }
        if (summary.outside() > 0) {
            System.out.printf(Locale.ROOT, "%,d rows lie outside of --from and --to%n", summary.outside());
        }
        if (summary.bad() > 0) {
            System.out.printf(Locale.ROOT, "%,d rows could not be used, see %s%n", summary.bad(), rejectsFile());
        }
    }
}
