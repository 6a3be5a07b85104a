package io.tripline.engine.release;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets threads that make decisions go first where processors are short. On Linux only, where a thread can be nicer than its
 * process; Java's own priorities do nothing there without flags that also raise those of other threads.
 */
final class LowPriority {

    private static final Logger log = LoggerFactory.getLogger(LowPriority.class);
    private static final int THREAD_OR_PROCESS = 0;
    private static final int CALLER = 0;
    /** A tenth of the time of each thread that it competes with. */
    private static final int NICENESS = 10;

    private LowPriority() {}

    /** For good: only the administrator may raise a priority again. Where it cannot be done, nothing happens. */
    @SuppressWarnings("restricted")
    static void ofThisThread() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> found = linker.defaultLookup().find("setpriority");
        found.ifPresent(address -> {
            MethodHandle setPriority = linker.downcallHandle(
                    address,
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            try {
                int result = (int) setPriority.invokeExact(THREAD_OR_PROCESS, CALLER, NICENESS);
                log.debug("Priority lowered: {}", result == 0);
            } catch (Throwable e) {
                throw new IllegalStateException("setpriority cannot be called", e);
            }
        });
    }
}
