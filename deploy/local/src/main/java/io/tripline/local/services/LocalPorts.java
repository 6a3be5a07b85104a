package io.tripline.local.services;

import io.tripline.local.process.Ports;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Which ports other programs hold, and what to do; empty when all are free. */
    public Optional<String> taken() {
        List<PortName> taken = Arrays.stream(PortName.values())
                .filter(name -> !Ports.free(of(name)))
                .toList();
        return taken.isEmpty() ? Optional.empty() : Optional.of(describe(taken));
    }

    private String describe(List<PortName> taken) {
        PortName first = taken.getFirst();
        return taken.stream().map(this::describe).collect(Collectors.joining("\n"))
                + "\n\nStop what holds " + (taken.size() == 1 ? "it" : "them") + ", or choose another port: "
                + first.variable() + "=" + (of(first) + 1000) + " ./tripline up"
                + "\nAll ports are moved at once by: ./tripline up --port-offset 1000";
    }

    private String describe(PortName name) {
        int port = of(name);
        return "Port " + port + " (" + name.label() + ") is taken"
                + PortOwner.of(port).map(owner -> " by " + owner).orElse(" by another program");
    }
}
