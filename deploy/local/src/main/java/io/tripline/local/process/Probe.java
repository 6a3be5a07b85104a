package io.tripline.local.process;

/** Asks a program whether it is ready. An exception means not yet; its message is kept for the report. */
@FunctionalInterface
public interface Probe {
    boolean ready() throws Exception;
}
