package io.tripline.local.launcher;

import io.tripline.local.dist.Checkout;
import io.tripline.local.services.Home;
import io.tripline.local.services.LocalPorts;
import io.tripline.local.services.LocalStack;
import io.tripline.local.supervisor.Status;
import io.tripline.local.supervisor.StatusReport;
import io.tripline.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The checkout and state directory that a command works on. */
record Local(Checkout checkout, Home home, Map<String, String> environment) {

    static Local here() {
        Checkout checkout = Checkout.find();
        return new Local(checkout, Home.of(checkout, System.getenv()), System.getenv());
    }

    Optional<SupervisorClient> supervisor() throws IOException {
        return SupervisorClient.find(home);
    }

    SupervisorClient running() throws IOException {
        return supervisor().orElseThrow(() -> new IOException("Tripline is not running; start it: ./tripline up"));
    }

    /** As the running stack says, or how it would be with the ports of this environment. */
    Status status() throws IOException {
        Optional<SupervisorClient> supervisor = supervisor();
        if (supervisor.isPresent()) {
            return supervisor.get().status();
        }
        return StatusReport.of(stack(PortOffset.of(environment)));
    }

    LocalStack stack(int portOffset) throws IOException {
        return LocalStack.of(checkout, home, new LocalPorts(portOffset, environment), true);
    }

    /** Wrong usage unless there is a service of this name. */
    void requireService(String name, CommandLine command) throws IOException {
        LocalStack stack = stack(PortOffset.of(environment));
        if (stack.named(name).isEmpty()) {
            throw new ParameterException(
                    command,
                    "There is no service " + name + ". There are: "
                            + String.join(
                                    ", ",
                                    stack.all().stream()
                                            .map(part -> part.name())
                                            .toList()));
        }
    }
}
