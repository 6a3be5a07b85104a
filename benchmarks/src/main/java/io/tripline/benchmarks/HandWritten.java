package io.tripline.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;

/** The rules as plain Java, fifty to a method as people would split them: the limit of what is possible. */
final class HandWritten {

    private static final int PER_METHOD = 50;

    private HandWritten() {}

    static Matcher of(List<RuleSpec> rules) {
        try {
            Path folder = Files.createTempDirectory("tripline-benchmark");
            Path source = Files.writeString(folder.resolve("Written.java"), source(rules));
            int failed = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                    .run(null, null, null, "-proc:none", "-cp", classPath(), source.toString());
            if (failed != 0) {
                throw new IllegalStateException("the rules do not compile as Java: " + source);
            }
            return instance(folder.toUri().toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher instance(URL folder) throws MalformedURLException {
        try {
            URLClassLoader loader = new URLClassLoader(new URL[] {folder}, HandWritten.class.getClassLoader());
            return (Matcher)
                    loader.loadClass("Written").getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String source(List<RuleSpec> rules) {
        StringBuilder methods = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        for (int from = 0; from < rules.size(); from += PER_METHOD) {
            calls.append("match").append(from).append("(event);\n");
            methods.append("private static void match").append(from).append("(FlatEvent event) {\n");
            rules.subList(from, Math.min(from + PER_METHOD, rules.size())).forEach(rule -> methods.append(rule.java()));
            methods.append("}\n");
        }
        return """
                import io.tripline.benchmarks.FlatEvent;
                import io.tripline.benchmarks.Matcher;

                public final class Written implements Matcher {
                    @Override
                    public void match(FlatEvent event) {
                        event.hits().clear();
                        %s
                    }
                    %s
                }
                """.formatted(calls, methods);
    }

    private static String classPath() {
        return Path.of(HandWritten.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
