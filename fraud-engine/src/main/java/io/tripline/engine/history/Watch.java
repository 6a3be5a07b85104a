package io.tripline.engine.history;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after something twice a second, and when it is woken, on a thread of its own; what fails is tried again. */
abstract class Watch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final String name;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    Watch(String name) {
        this.name = name;
    }

    abstract void look() throws InterruptedException;

    /** Looks again soon. */
    final void wake() {
        woken.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("watch-" + name).start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        String told = "";
        while (running) {
            try {
                look();
                told = "";
                if (woken.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                log.debug("Looking after {} is to stop", name);
            } catch (RuntimeException e) {
                if (running && !told.equals(e.toString())) {
                    log.warn("Looking after {} failed, and goes on: {}", name, e.toString());
                    told = e.toString();
                }
                pause();
            }
        }
    }

    /** Whoever wants it woken has to wait too: what failed just now is given time. */
    private void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            log.debug("Looking after {} is to stop", name);
        }
    }
}
