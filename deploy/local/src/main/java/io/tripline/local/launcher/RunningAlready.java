package io.tripline.local.launcher;

import io.tripline.local.supervisor.Phase;
import io.tripline.local.supervisor.Status;
import io.tripline.local.supervisor.SupervisorClient;
import java.io.IOException;

/** What {@code up} does when Tripline runs: it starts again what is down. */
record RunningAlready(SupervisorClient supervisor) {

    int resume() throws IOException {
        if (supervisor.phase() == Phase.STARTING) {
            System.out.println("Tripline is already running (process " + supervisor.pid()
                    + ") and still starting; ./tripline status shows how far it is.");
            return 0;
        }
        System.out.println("Tripline is already running (process " + supervisor.pid() + ").");
        for (Status.Service service : supervisor.status().services()) {
            if (service.pid() == null) {
                System.out.println("Starting " + service.name() + " again");
                supervisor.restart(service.name());
            }
        }
        Welcome.print(supervisor.status());
        return 0;
    }
}
