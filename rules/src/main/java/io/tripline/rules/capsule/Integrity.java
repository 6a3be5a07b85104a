package io.tripline.rules.capsule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what was altered in a capsule since it was exported, without making the decision again. */
final class Integrity {
    private Integrity() {}

    /** In the order of the file; empty when nothing was. */
    static List<Difference> check(CapsuleFile file) {
        Map<String, String> actual = file.capsule().digests();
        boolean digestsIntact = Capsule.sha256(json(file.digests())).equals(file.seal());
        boolean partsIntact = file.capsule().seal().equals(file.seal());
        List<Difference> found = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(actual.keySet());
        names.addAll(file.digests().keySet());
        for (String name : names) {
            String stated = file.digests().getOrDefault(name, "absent");
            String is = actual.getOrDefault(name, "absent");
            if (!stated.equals(is)) {
                found.add(digest(partsIntact ? Capsule.DIGESTS + "." + name : name, stated, is));
            }
        }
        if (!digestsIntact && !partsIntact) {
            found.add(digest(Capsule.SEAL, file.seal(), Capsule.sha256(json(file.digests()))));
        }
        // A file of the release says more than the release as a whole.
        if (found.stream().anyMatch(one -> one.path().startsWith(Capsule.RELEASE + "/"))) {
            found.removeIf(one -> one.path().equals(Capsule.RELEASE));
        }
        return found.isEmpty() ? form(file) : found;
    }

    private static Difference digest(String path, String stated, String is) {
        return new Difference(path, "SHA-256 " + stated, is);
    }

    /** The content is as exported; so should the bytes be. */
    private static List<Difference> form(CapsuleFile file) {
        byte[] exported = file.capsule().bytes();
        int at = Arrays.mismatch(exported, file.bytes());
        if (at < 0) {
            return List.of();
        }
        return List.of(new Difference(
                partAt(exported, at) + ", byte " + at + " of the file",
                excerpt(exported, at) + " as it is exported",
                excerpt(file.bytes(), at)));
    }

    private static String partAt(byte[] exported, int at) {
        String before = new String(exported, 0, Math.min(at, exported.length), StandardCharsets.UTF_8);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return line < Capsule.LINES.size() ? Capsule.LINES.get(line) : "end";
    }

    private static String excerpt(byte[] bytes, int at) {
        if (at >= bytes.length) {
            return "the end";
        }
        return "«" + new String(bytes, at, Math.min(20, bytes.length - at), StandardCharsets.UTF_8) + "»";
    }

    private static String json(Map<String, String> texts) {
        return CanonicalJson.write(json -> {
            json.writeStartObject();
            texts.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }
}
