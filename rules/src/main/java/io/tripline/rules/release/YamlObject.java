package io.tripline.rules.release;

import io.tripline.rules.language.Mistake;
import io.tripline.rules.language.Nearest;
import io.tripline.rules.language.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of a YAML file: hands out its members by type, and notes what is missing, mistyped or unknown. */
final class YamlObject {
    private final Map<String, YamlNode> members;
    private final YamlNode node;
    private final String path;
    private final String file;
    private final Findings findings;

    private YamlObject(Map<String, YamlNode> members, YamlNode node, String path, String file, Findings findings) {
        this.members = members;
        this.node = node;
        this.path = path;
        this.file = file;
        this.findings = findings;
    }

    static Optional<YamlObject> of(YamlNode node, String path, String file, Findings findings) {
        if (!(node.value() instanceof Map<?, ?> members)) {
            findings.add(new Finding(
                    file,
                    node.line(),
                    node.column(),
                    form("yaml.type", file),
                    (path.isEmpty() ? "the file" : path) + " is " + node.kind() + ", not an object",
                    "Write name: value lines."));
            return Optional.empty();
        }
        Map<String, YamlNode> typed = new LinkedHashMap<>();
        members.forEach((name, member) -> typed.put((String) name, (YamlNode) member));
        return Optional.of(new YamlObject(typed, node, path, file, findings));
    }

    /** Notes every member with another name. */
    YamlObject only(List<String> known) {
        members.forEach((name, member) -> {
            if (!known.contains(name)) {
                find(
                        member,
                        "yaml.unknown-property",
                        path(name) + " is not known",
                        Nearest.hint(name, known, "Known here: " + known + "."));
            }
        });
        return this;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** All members, in order. */
    Map<String, YamlNode> members() {
        return members;
    }

    /** The text under this name; noted when missing, empty, no text or longer than this. */
    Optional<String> text(String name, int longest) {
        return member(name).flatMap(member -> {
            if (!(member.value() instanceof String text)) {
                find(member, "yaml.type", path(name) + " is " + member.kind() + ", not a text", "Put it in quotes.");
                return Optional.empty();
            }
            if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
                find(
                        member,
                        "yaml.text",
                        path(name) + " is empty, longer than " + longest + " characters or has control characters",
                        "Write one line.");
                return Optional.empty();
            }
            return Optional.of(text);
        });
    }

    /** The number under this name; noted when missing or no number. */
    Optional<Double> number(String name) {
        return member(name).flatMap(member -> {
            if (member.value() instanceof Double number) {
                return Optional.of(number);
            }
            find(
                    member,
                    "yaml.type",
                    path(name) + " is " + member.kind() + ", not a number",
                    "Write digits without quotes.");
            return Optional.empty();
        });
    }

    /** The list under this name; noted when missing or no list. */
    List<YamlNode> list(String name) {
        return member(name).map(member -> items(name, member)).orElse(List.of());
    }

    /** The objects of the list under this name; noted when missing, no list, or an item is no object. */
    List<YamlObject> objects(String name) {
        List<YamlObject> objects = new ArrayList<>();
        List<YamlNode> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            of(items.get(i), path(name) + "[" + i + "]", file, findings).ifPresent(objects::add);
        }
        return objects;
    }

    /** The texts of the list under this name; noted when missing, no list, or an item is no text. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : list(name)) {
            if (item.value() instanceof String text) {
                texts.add(text);
            } else {
                find(item, "yaml.type", path(name) + " holds " + item.kind() + ", not a text", "Put it in quotes.");
            }
        }
        return texts;
    }

    /** The object under this name; noted when missing or no object. */
    Optional<YamlObject> object(String name) {
        return member(name).flatMap(member -> of(member, path(name), file, findings));
    }

    /** Notes something about the member of this name, or about the object when there is none. */
    void find(String name, String code, String message, String hint) {
        find(members.getOrDefault(name, node), code, message, hint);
    }

    /** Notes a mistake in the member of this name. */
    void find(String name, Mistake mistake) {
        YamlNode at = members.getOrDefault(name, node);
        Problem problem = mistake.at(at.line(), at.column());
        find(at, problem.code(), path(name) + ": " + problem.message(), problem.hint());
    }

    /** For messages: long names are shortened. */
    String path(String name) {
        String shown = YamlFile.shown(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    int line() {
        return node.line();
    }

    int column() {
        return node.column();
    }

    private Optional<YamlNode> member(String name) {
        YamlNode member = members.get(name);
        if (member == null) {
            find(node, "yaml.missing", path(name) + " is missing", "Add " + YamlFile.shown(name) + ": … here.");
        }
        return Optional.ofNullable(member);
    }

    private List<YamlNode> items(String name, YamlNode member) {
        if (member.value() instanceof List<?> items) {
            return items.stream().map(YamlNode.class::cast).toList();
        }
        find(member, "yaml.type", path(name) + " is " + member.kind() + ", not a list", "Write it in brackets: [ … ].");
        return List.of();
    }

    private void find(YamlNode at, String code, String message, String hint) {
        findings.add(new Finding(file, at.line(), at.column(), form(code, file), message, hint));
    }

    /** What is wrong with the form is named by it. */
    private static String form(String code, String file) {
        return code.startsWith("yaml.") && file.endsWith(".json") ? "json" + code.substring(4) : code;
    }
}
