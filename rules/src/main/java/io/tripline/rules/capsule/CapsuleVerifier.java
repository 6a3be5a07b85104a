package io.tripline.rules.capsule;

import io.tripline.rules.capsule.CapsuleFile.NotACapsule;
import java.util.ArrayList;
import java.util.List;

/**
 * Says whether a capsule is as it was exported, and whether its decision comes out the same when it is made again.
 *
 * <p>A capsule may come from anybody: sizes and depths are limited, and the release in it passes the same checks as one
 * that is published, so that nothing in it ever becomes code.
 */
public final class CapsuleVerifier {
    private CapsuleVerifier() {}

    /** Verifies the bytes of a capsule's file; never throws, whatever they are. */
    public static Verification verify(byte[] bytes) {
        try {
            CapsuleFile file = CapsuleFile.read(bytes);
            List<Difference> differences = new ArrayList<>(Integrity.check(file));
            Reexecution again = new Reexecution(file);
            differences.addAll(again.run());
            return differences.isEmpty() ? again.identical() : new Verification.Different(differences);
        } catch (NotACapsule e) {
            Difference altered = e.altered();
            return altered == null
                    ? new Verification.NoCapsule(String.valueOf(e.getMessage()))
                    : new Verification.Different(List.of(
                            new Difference(altered.path(), altered.recorded(), String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            return new Verification.NoCapsule("It cannot be verified: " + Difference.printable(e.toString()));
        }
    }
}
