package io.tripline.local.services;

import io.tripline.local.process.Ports;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ports of the local stack. */
public final class LocalPorts {

    private static final int LAST = 65_535;

    private final Map<PortName, Integer> ports = new EnumMap<>(PortName.class);

    /**
     * @param offset added to every standard port
     * @param environment {@code TRIPLINE_PORT_<NAME>} sets one port, whatever the offset
     * @throws IllegalArgumentException when a port is no number from 1 to 65535; the message names it
     */
    public LocalPorts(int offset, Map<String, String> environment) {
        for (PortName name : PortName.values()) {
            ports.put(name, port(name, offset, environment.get(name.variable())));
        }
    }

    private static int port(PortName name, int offset, @Nullable String chosen) {
        String text = chosen == null ? Integer.toString(name.standard() + offset) : chosen.strip();
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LAST) {
            throw new IllegalArgumentException(
                    (chosen == null ? "the port of " + name.label() + " with this --port-offset" : name.variable())
                            + " must be a number from 1 to " + LAST + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    public int of(PortName name) {
        return ports.getOrDefault(name, 0);
    }

    /** One sentence for each port that another program holds: which, by whom, and what to do. Empty when all are free. */
    public List<String> taken() {
        return Arrays.stream(PortName.values())
                .filter(name -> !Ports.free(of(name)))
                .map(this::describe)
                .toList();
    }

    private String describe(PortName name) {
        int port = of(name);
        String owner = PortOwner.of(port).map(text -> " by " + text).orElse("");
        return "Port " + port + " (" + name.label() + ") is taken" + owner + ". Stop that program, or choose another"
                + " port: " + name.variable() + "=" + (port + 1000) + " ./tripline up";
    }

    /** The port each name has, for the record. */
    @Override
    public String toString() {
        return ports.entrySet().stream()
                .map(entry -> entry.getKey().label() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
