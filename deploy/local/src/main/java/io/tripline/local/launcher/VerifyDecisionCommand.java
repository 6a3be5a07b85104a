package io.tripline.local.launcher;

import io.tripline.rules.capsule.Capsule;
import io.tripline.rules.capsule.CapsuleVerifier;
import io.tripline.rules.capsule.Difference;
import io.tripline.rules.capsule.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify-decision",
        description = "Make the decision of a capsule again, without the stack, and compare.",
        footer = "Exit codes: 0 identical, 1 something was altered or comes out otherwise, 2 the file is no capsule.",
        mixinStandardHelpOptions = true)
final class VerifyDecisionCommand implements Callable<Integer> {

    private static final int NO_CAPSULE = 2;
    private static final int SHOWN = 5;

    @Parameters(paramLabel = "FILE", description = "What ./tripline export-decision wrote.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(Capsule.MAX_BYTES + 1);
        } catch (IOException e) {
            System.err.println("Cannot read " + file + ": " + e);
            return NO_CAPSULE;
        }
        return switch (CapsuleVerifier.verify(bytes)) {
            case Verification.Identical identical -> tell(identical);
            case Verification.Different different -> tell(different.differences());
            case Verification.NoCapsule none -> {
                System.err.println(file + " is no decision capsule. " + none.message()
                        + " Export one: ./tripline export-decision ID --out FILE");
                yield NO_CAPSULE;
            }
        };
    }

    private static int tell(Verification.Identical same) {
        System.out.println("identical");
        System.out.printf(
                "Decision %s: %s with score %s, %d of %d rules hit, release %s%n",
                same.decisionId(), same.outcome(), same.score(), same.hits(), same.rules(), same.release());
        System.out.println("Seal of the capsule: " + same.seal());
        return 0;
    }

    private static int tell(List<Difference> differences) {
        System.out.println("different");
        differences.stream().limit(SHOWN).forEach(System.out::println);
        if (differences.size() > SHOWN) {
            System.out.println("and " + (differences.size() - SHOWN) + " more");
        }
        return 1;
    }
}
