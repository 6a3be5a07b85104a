package io.tripline.local.launcher;

import io.tripline.local.person.SignedIn;
import io.tripline.local.services.People;
import io.tripline.local.supervisor.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what the demo's fraudsters are known by onto lists, as an analyst would. Lists that are there keep their kind, description and
 * other entries.
 */
final class DemoLists {

    static final String FILE = "deploy/traffic/lists/demo.json";

    /** API clients may not change lists: whoever does signs in. */
    private static final String ROLE = "analyst";

    private static final String LISTS = "/v1/lists";

    private DemoLists() {}

    /** Throws IOException when nobody can sign in, or the gateway refuses. */
    static void put(Path file, Status status) throws IOException {
        People.Person analyst = status.people().stream()
                .filter(one -> one.roles().contains(ROLE))
                .findFirst()
                .orElseThrow(() -> new IOException("nobody of the local realm has the role " + ROLE));
        SignedIn session = SignedIn.at(status.gateway(), analyst.name(), analyst.password());
        Set<String> there = names(session.read(LISTS));
        for (JsonNode list : JsonMapper.shared().readTree(Files.readString(file))) {
            String path = LISTS + "/" + list.path("name").asString();
            if (!there.contains(list.path("name").asString())) {
                session.write(path, without((ObjectNode) list, "name", "entries"));
            }
            for (JsonNode entry : list.path("entries")) {
                session.write(path + "/entries", entry.toString());
            }
        }
    }

    private static Set<String> names(byte[] lists) {
        return JsonMapper.shared()
                .readTree(lists)
                .path("items")
                .valueStream()
                .map(list -> list.path("name").asString())
                .collect(Collectors.toSet());
    }

    private static String without(ObjectNode object, String... names) {
        ObjectNode copy = object.deepCopy();
        for (String name : names) {
            copy.remove(name);
        }
        return copy.toString();
    }
}
