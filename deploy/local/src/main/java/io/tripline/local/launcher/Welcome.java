package io.tripline.local.launcher;

import io.tripline.local.services.Home;
import io.tripline.local.services.People;
import io.tripline.local.supervisor.Status;
import io.tripline.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Where to go, and who to sign in as. */
final class Welcome {

    private Welcome() {}

    static void print(Home home) {
        try {
            print(SupervisorClient.find(home).orElseThrow().status());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void print(Status status) {
        System.out.println();
        System.out.println("Tripline is ready: " + status.gateway());
        System.out.println();
        for (People.Person person : status.people()) {
            System.out.printf(
                    Locale.ROOT,
                    "  sign in as %-5s password %-14s %s%n",
                    person.name(),
                    person.password(),
                    String.join(", ", person.roles()));
        }
        System.out.println();
        System.out.println("  ./tripline demo     sends traffic to watch");
        System.out.println("  ./tripline status   shows what runs");
        System.out.println("  ./tripline down     stops everything and keeps its data");
        System.out.println();
    }
}
