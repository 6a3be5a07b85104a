package io.tripline.rules.release;

import io.tripline.rules.language.Mistake;
import io.tripline.rules.language.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of a release, in canonical form, under the hash that names it.
 *
 * <p>A spreadsheet is held as its cells, in CSV.
 *
 * <p>Canonical: paths sorted and with {@code /}, UTF-8 without byte order mark, lines ended by LF. The hash is the
 * SHA-256 of every path and text in order, each preceded by its length in bytes as eight bytes.
 *
 * @param hash 64 hex digits
 * @param files text by path, such as {@code rules/velocity.drl}
 */
public record ReleaseBundle(String hash, SortedMap<String, String> files) {
    static final int MAX_FILES = 200;
    static final int MAX_FILE_BYTES = 512 * 1024;
    static final int MAX_BYTES = 4 * 1024 * 1024;
    /** What is deeper is not looked at, only that something is there. */
    private static final int MAX_DEPTH = 4;
    /** How the names of files of rules end. */
    static final List<String> RULES = List.of(".drl", ".json", ".csv", ".xlsx");

    private static final Pattern PATH = Pattern.compile(
            "facts\\.yaml|reasons\\.yaml|bands\\.yaml|policy\\.dmn|rules/[a-z0-9][a-z0-9-]{0,63}\\.(drl|json|csv|xlsx)"
                    + "|scenarios/[a-z0-9][a-z0-9-]{0,63}\\.yaml");

    /** Throws IllegalArgumentException when the files are not canonical or the hash is not theirs. */
    public ReleaseBundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (!hash.equals(hashOf(files))) {
            throw new IllegalArgumentException("the files of release " + hash + " hash to " + hashOf(files));
        }
    }

    /** Makes texts canonical and hashes them; refused when a path is none of a release, or a size limit is passed. */
    public static ReleaseBundle of(Map<String, String> files) throws ReleaseRefused {
        TreeMap<String, String> canonical = new TreeMap<>();
        Findings findings = new Findings();
        files.forEach((path, text) -> {
            canonical.put(path, canonical(text));
            checkPath(path, findings);
            checkSize(path, utf8(text).length, findings);
        });
        checkTotals(canonical, findings);
        findings.throwIfAny();
        return new ReleaseBundle(hashOf(canonical), canonical);
    }

    /** Reads a release directory; hidden files are left out. Refused as by {@link #of}, or when it cannot be read. */
    public static ReleaseBundle fromDirectory(Path directory) throws ReleaseRefused {
        Findings findings = new Findings();
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            findings.add(
                    "",
                    "release.not-a-directory",
                    directory + " is not a directory",
                    "Name the directory that holds facts.yaml.");
        } else {
            for (Path file : list(directory, findings)) {
                read(file, directory.relativize(file).toString().replace('\\', '/'), files, findings);
            }
        }
        findings.throwIfAny();
        return of(files);
    }

    /** Those files of a release directory that can be read. */
    static SortedMap<String, String> readable(Path directory) {
        Findings unreadable = new Findings();
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            list(directory, unreadable)
                    .forEach(file ->
                            read(file, directory.relativize(file).toString().replace('\\', '/'), files, unreadable));
        }
        return files;
    }

    /** The text of one file, read as the file of a release that is at this path; refused as by {@link #fromDirectory}. */
    static String readFile(Path file, String path) throws ReleaseRefused {
        Findings findings = new Findings();
        Map<String, String> files = new TreeMap<>();
        read(file, path, files, findings);
        findings.throwIfAny();
        return Objects.requireNonNull(files.get(path));
    }

    private static List<Path> list(Path directory, Findings findings) {
        try (Stream<Path> found = Files.walk(directory, MAX_DEPTH)) {
            List<Path> files = found.filter(file ->
                            !isDirectory(file) || directory.relativize(file).getNameCount() == MAX_DEPTH)
                    .filter(file -> visible(directory.relativize(file)))
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (files.size() > MAX_FILES) {
                tooMany(findings);
                return List.of();
            }
            return files;
        } catch (IOException | java.io.UncheckedIOException e) {
            findings.add(
                    "",
                    "release.unreadable",
                    "cannot list " + directory + ": " + e.getMessage(),
                    "Check its permissions.");
            return List.of();
        }
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean visible(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static void read(Path file, String path, Map<String, String> files, Findings findings) {
        try {
            if (isDirectory(file)) {
                findings.add(
                        path,
                        "release.unknown-file",
                        "is deeper than any file of a release",
                        "Keep rules in rules/ and scenarios in scenarios/, and nothing below them.");
            } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                findings.add(
                        path,
                        "release.not-a-file",
                        "is not a regular file",
                        "Links are not followed: put the file itself here.");
            } else if (checkPath(path, findings) && checkSize(path, Files.size(file), findings)) {
                files.put(path, text(path, Files.readAllBytes(file)));
            }
        } catch (Mistake mistake) {
            Problem problem = mistake.at(0, 0);
            findings.add(new Finding(
                    path, problem.line(), problem.column(), problem.code(), problem.message(), problem.hint()));
        } catch (CharacterCodingException e) {
            findings.add(path, "release.not-utf8", "is not UTF-8 text", "Save it as UTF-8.");
        } catch (IOException e) {
            findings.add(path, "release.unreadable", "cannot be read: " + e.getMessage(), "Check its permissions.");
        }
    }

    private static boolean checkPath(String path, Findings findings) {
        boolean known = PATH.matcher(path).matches();
        if (!known) {
            findings.add(
                    path,
                    "release.unknown-file",
                    "is no file of a release",
                    "A release has facts.yaml, reasons.yaml, policy.dmn, rules/*.drl (or .json, .csv, .xlsx), scenarios/*.yaml (lower-case names with dashes), and may have bands.yaml.");
        }
        return known;
    }

    private static boolean checkSize(String path, long bytes, Findings findings) {
        boolean small = bytes <= MAX_FILE_BYTES;
        if (!small) {
            findings.add(
                    path,
                    "release.file-too-large",
                    "has " + bytes + " bytes; " + MAX_FILE_BYTES + " are allowed",
                    "Split it.");
        }
        return small;
    }

    private static void checkTotals(SortedMap<String, String> files, Findings findings) {
        if (files.size() > MAX_FILES) {
            tooMany(findings);
        }
        long bytes =
                files.values().stream().mapToLong(text -> utf8(text).length).sum();
        if (bytes > MAX_BYTES) {
            findings.add(
                    "",
                    "release.too-large",
                    "the files have " + bytes + " bytes; " + MAX_BYTES + " are allowed",
                    "Remove what is not used.");
        }
    }

    private static void tooMany(Findings findings) {
        findings.add(
                "",
                "release.too-many-files",
                "there are more than " + MAX_FILES + " files",
                "Put several rules in one file.");
    }

    /** A spreadsheet is its cells, as CSV. */
    private static String text(String path, byte[] bytes) throws CharacterCodingException {
        return path.endsWith(".xlsx") ? Spreadsheet.csv(bytes) : decode(bytes);
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static String canonical(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hashOf(SortedMap<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                update(digest, path);
                update(digest, text);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = utf8(text);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        digest.update(bytes);
    }
}
