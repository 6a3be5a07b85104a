package io.tripline.local.supervisor;

import io.tripline.local.services.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the process that supervises. What it refuses throws an IOException with its words. */
public final class SupervisorClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(6);
    private static final Duration END = Duration.ofSeconds(60);

    private final Contact contact;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    private SupervisorClient(Contact contact) {
        this.contact = contact;
    }

    /** Empty when nothing runs. */
    public static Optional<SupervisorClient> find(Home home) throws IOException {
        return Contact.read(home).map(SupervisorClient::new);
    }

    public long pid() {
        return contact.pid();
    }

    public Status status() throws IOException {
        return JsonMapper.shared().readValue(ask("status"), Status.class);
    }

    public Phase phase() throws IOException {
        return Phase.valueOf(ask("phase"));
    }

    /** Returns when it is ready again. */
    public void restart(String service) throws IOException {
        ask("restart/" + service);
    }

    /** Returns, for a signal that ends a process, when it has ended. */
    public void kill(String service, int signal) throws IOException {
        ask("kill/" + service + "/" + signal);
    }

    /** Ends everything and returns when the supervising process is gone. */
    public void stop() throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(contact.pid());
        ask("stop");
        if (process.isPresent()) {
            awaitEnd(process.get());
        }
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("process " + process.pid() + " did not end within " + END.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the end", e);
        }
    }

    private String ask(String what) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + contact.port() + "/" + what))
                .header("Authorization", "Bearer " + contact.token())
                .timeout(ANSWER)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the supervisor", e);
        }
    }
}
