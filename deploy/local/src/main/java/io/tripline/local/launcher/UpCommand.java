package io.tripline.local.launcher;

import io.tripline.local.services.LocalPorts;
import io.tripline.local.services.LocalStack;
import io.tripline.local.supervisor.AlreadyRunning;
import io.tripline.local.supervisor.Progress;
import io.tripline.local.supervisor.Supervisor;
import io.tripline.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start everything and say where to go; a second time, start again what is down.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when all is ready, and let it run.")
    private boolean detach;

    @Option(names = "--supervise", hidden = true, description = "Be the process that runs on.")
    private boolean supervise;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Move all ports by N. One alone: TRIPLINE_PORT_GATEWAY=28080.")
    private @Nullable Integer portOffset;

    @Option(
            names = "--without-services",
            description = "Start only PostgreSQL, Redis, Kafka and Keycloak, for services run elsewhere.")
    private boolean withoutServices;

    @Override
    public Integer call() throws IOException {
        Local local = Local.here();
        Optional<SupervisorClient> running = local.supervisor();
        if (running.isPresent()) {
            return new RunningAlready(running.get()).resume();
        }
        int offset = portOffset == null ? PortOffset.of(local.environment()) : portOffset;
        return detach ? new Detached(local, offset, withoutServices).start() : supervise(local, offset);
    }

    private int supervise(Local local, int offset) throws IOException {
        LocalPorts ports = new LocalPorts(offset, local.environment());
        Supervisor supervisor = new Supervisor(
                local.checkout(),
                local.home(),
                ports,
                LocalStack.of(local.checkout(), local.home(), ports, !withoutServices),
                new Progress(System.out));
        try {
            supervisor.run(() -> {
                Welcome.print(local.home());
                if (!supervise) {
                    System.out.println("Ctrl-C stops everything.");
                }
            });
            return 0;
        } catch (AlreadyRunning e) {
            System.out.println(e.getMessage() + " in another process; ./tripline status says more.");
            return 0;
        }
    }
}
