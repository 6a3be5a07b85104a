package io.tripline.engine.backtest;

import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.engine.release.ReleaseArchive;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes orders of requests, or refuses them by the field at fault. Thread-safe. */
@Component
class Orders {

    private static final int USUAL_EXAMPLES = 10;
    private static final int MAX_FINDINGS = 50;

    private final ReleaseArchive releases;
    private final Clock clock;

    Orders(ReleaseArchive releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    BacktestOrder of(BacktestRequest request) {
        Range range = range(request);
        return new BacktestOrder(
                UUID.randomUUID(),
                Candidate.of(release(request)),
                range,
                request.examples() == null ? USUAL_EXAMPLES : request.examples(),
                request.applyHolds() == null || request.applyHolds());
    }

    private Range range(BacktestRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant from = request.from() == null ? Instant.EPOCH : request.from().truncatedTo(ChronoUnit.MICROS);
        Instant to = request.to() == null ? now : request.to().truncatedTo(ChronoUnit.MICROS);
        List<FieldError> errors = new ArrayList<>();
        if (to.isAfter(now)) {
            errors.add(new FieldError("to", "is in the future; the result would change with what is decided later"));
        }
        if (!from.isBefore(to)) {
            errors.add(new FieldError("from", "must be before to"));
        }
        if ((request.hash() == null) == (request.files() == null)) {
            errors.add(new FieldError("hash", "give either hash, of a release that is kept here, or files"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        List<String> types = request.types() == null ? List.of() : request.types();
        return new Range(from, to, types.stream().sorted().distinct().toList());
    }

    private CompiledRelease release(BacktestRequest request) {
        Map<String, String> files = request.files();
        if (files == null) {
            String hash = String.valueOf(request.hash());
            return releases.compiled(hash)
                    .orElseThrow(() -> Refusal.invalid(List.of(new FieldError(
                            "hash", "no sound release " + hash + " is kept here; GET /v1/releases lists those"))));
        }
        try {
            return ReleaseCompiler.compile(ReleaseBundle.of(files));
        } catch (ReleaseRefused e) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "release-refused",
                    "The release does not compile. Correct what errors names, as file:line:column, and send it again.",
                    e.findings().stream().limit(MAX_FINDINGS).map(Orders::error).toList());
        }
    }

    private static FieldError error(Finding finding) {
        return new FieldError(
                "files." + finding.file() + ":" + finding.line() + ":" + finding.column(),
                finding.code() + ": " + finding.message() + " " + finding.hint());
    }
}
