package io.tripline.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The one table of operations and who may do them, as shipped in access.yaml. Immutable, thread-safe. */
public final class AccessTable {

    private static final String RESOURCE = "access.yaml";

    private final List<Entry> entries;

    private AccessTable(List<Operation> operations) {
        this.entries = operations.stream()
                .map(operation -> new Entry(operation, PathPatternParser.defaultInstance.parse(operation.path())))
                .sorted(Comparator.comparing(Entry::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    /**
     * Reads the table on the class path.
     *
     * @throws IllegalStateException when two rows say different things about the same operation
     */
    public static AccessTable load() {
        try (InputStream yaml = AccessTable.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the access library");
            }
            return of(read(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table of the given operations.
     *
     * @throws IllegalStateException when two rows say different things about the same operation
     */
    public static AccessTable of(List<Operation> operations) {
        Set<String> seen = new HashSet<>();
        for (Operation operation : operations) {
            if (!seen.add(operation.name()) || !seen.add(operation.method() + " " + operation.path())) {
                throw new IllegalStateException("listed twice in the access table: " + operation);
            }
        }
        return new AccessTable(operations);
    }

    private static List<Operation> read(InputStream yaml) {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(yaml, Document.class)
                .operations()
                .stream()
                .map(Operation.Row::toOperation)
                .toList();
    }

    /** Every operation, the most specific paths first. */
    public List<Operation> operations() {
        return entries.stream().map(Entry::operation).toList();
    }

    /** The operations one service answers, the most specific paths first; empty for an unknown service. */
    public List<Operation> of(String service) {
        return operations().stream()
                .filter(operation -> operation.service().equals(service))
                .toList();
    }

    /** The operation that a request means, if there is one. */
    public Optional<Operation> find(HttpMethod method, String path) {
        HttpMethod meant = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return matching(path)
                .filter(operation -> operation.method().equals(meant))
                .findFirst();
    }

    /** The methods offered at a path; empty when there is nothing at it. */
    public Set<HttpMethod> methodsAt(String path) {
        return matching(path).map(Operation::method).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Operation> matching(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return entries.stream().filter(entry -> entry.pattern().matches(parsed)).map(Entry::operation);
    }

    private record Entry(Operation operation, PathPattern pattern) {}

    private record Document(List<Operation.Row> operations) {}
}
