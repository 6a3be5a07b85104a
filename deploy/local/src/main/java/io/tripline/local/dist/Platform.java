package io.tripline.local.dist;

/** How the archives name the machine this runs on. */
final class Platform {

    private Platform() {}

    /** The end of the Redis server's name, such as {@code linux-amd64}. */
    static String redis() {
        return (System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux") + "-" + architecture();
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }
}
