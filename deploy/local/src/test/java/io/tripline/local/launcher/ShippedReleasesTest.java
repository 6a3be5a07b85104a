package io.tripline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedReleasesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aReleaseIsNamedByItsFolderOrByAnyPath() throws IOException {
        Path shipped = Files.createDirectories(folder.resolve("shipped/handbook"));
        Path own = Files.createDirectories(folder.resolve("own"));
        ShippedReleases releases = new ShippedReleases(folder.resolve("shipped"));

        assertThat(releases.find("handbook")).isEqualTo(shipped);
        assertThat(releases.find(own.toString())).isEqualTo(own);
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatShip() throws IOException {
        Files.createDirectories(folder.resolve("handbook"));
        Files.createDirectories(folder.resolve("starter"));

        assertThatThrownBy(() -> new ShippedReleases(folder).find("handbok"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'handbok'")
                .hasMessageContaining("handbook, starter");
    }
}
