package io.tripline.local.launcher;

import io.tripline.local.supervisor.Status;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "status",
        description = "Say what runs and where; exit code 3 when not all is ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 3;

    @Option(names = "--json", description = "Print JSON, with the demo client's secret.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Status status = Local.here().status();
        System.out.println(json ? inJson(status) : inWords(status));
        return status.ready() ? 0 : NOT_READY;
    }

    private static String inJson(Status status) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(status);
    }

    private static String inWords(Status status) {
        StringBuilder text = new StringBuilder();
        for (Status.Service service : status.services()) {
            String state = service.ready() ? "ready" : service.pid() == null ? "down" : "not ready";
            text.append(String.format(
                    Locale.ROOT,
                    "%-20s %-9s %8s  %s%n",
                    service.name(),
                    state,
                    Objects.requireNonNullElse(service.pid(), "-"),
                    service.url()));
        }
        text.append("release              ")
                .append(Objects.requireNonNullElseGet(
                        status.release().hash(),
                        () -> "unknown: " + status.release().unknown()));
        text.append(System.lineSeparator());
        text.append(status.ready() ? "Ready: " + status.gateway() : "Not ready. ./tripline up starts what is down.");
        return text.toString();
    }
}
