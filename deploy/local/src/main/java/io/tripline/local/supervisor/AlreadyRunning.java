package io.tripline.local.supervisor;

/** Another process supervises this state directory. */
public final class AlreadyRunning extends Exception {

    AlreadyRunning() {
        super("Tripline is running already");
    }
}
