package io.tripline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The releases of the checkout, by the names of their folders. */
record ShippedReleases(Path folder) {

    /**
     * The directory of a release.
     *
     * @param name of one that ships, or the path of any release directory
     * @throws IllegalArgumentException when it is neither; names those that ship
     */
    Path find(String name) throws IOException {
        if (names().contains(name)) {
            return folder.resolve(name);
        }
        Path path = Path.of(name);
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("There is no release '" + name + "'. Name one that ships ("
                    + String.join(", ", names()) + "), or the path of a directory that holds facts.yaml.");
        }
        return path;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
