package io.tripline.traffic.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Sends requests again while the other side is away or asks to wait. Only for requests that may arrive twice: everything sent here carries
 * an id of its own. Thread-safe.
 */
final class Transport implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final GatewaySettings settings;
    private final Runnable onWait;
    private volatile boolean everAnswered;

    Transport(GatewaySettings settings, Runnable onWait) {
        this.settings = settings;
        this.onWait = onWait;
    }

    /**
     * Sends until there is an answer that is not "later".
     *
     * @param request made anew for each attempt
     * @throws GatewayException when the patience is over
     */
    Answer send(Supplier<HttpRequest> request) {
        long start = System.nanoTime();
        Duration pause = settings.firstPause();
        while (true) {
            Attempt attempt = attempt(request.get());
            if (attempt.answer().isPresent()) {
                everAnswered = true;
                return attempt.answer().get();
            }
            giveUpWhenTooLong(start, attempt.trouble());
            onWait.run();
            Pauses.pause(attempt.wanted().isPositive() ? attempt.wanted() : jittered(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void giveUpWhenTooLong(long start, String trouble) {
        // Someone who forgot to start the stack need not wait as long as a run that has to outlive an outage.
        Duration patience =
                everAnswered ? settings.patience() : settings.patience().dividedBy(60);
        if (System.nanoTime() - start > patience.toNanos()) {
            throw new GatewayException(
                    trouble + ". Is the stack up? Look with ./tripline status, start it with ./tripline up.");
        }
    }

    /** @param wanted the pause the other side asked for; zero when it did not */
    private record Attempt(Optional<Answer> answer, String trouble, Duration wanted) {}

    private Attempt attempt(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status != 408 && status != 429 && status < 500) {
                return new Attempt(Optional.of(new Answer(status, response.body())), "", Duration.ZERO);
            }
            return new Attempt(
                    Optional.empty(),
                    request.uri() + " answers " + status + ": " + new Answer(status, response.body()).problem(),
                    retryAfter(response));
        } catch (IOException e) {
            return new Attempt(Optional.empty(), request.uri() + " does not answer (" + e + ")", Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted");
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        try {
            long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
            return Duration.ofSeconds(Math.clamp(seconds, 0, 30));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofNanos(
                (long) (pause.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1.0)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
