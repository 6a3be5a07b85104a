package io.tripline.rules.policy;

import io.tripline.rules.language.HiddenCharacters;
import io.tripline.rules.language.Problem;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Lets through only the small part of DMN that a policy needs: decisions, decision tables and plain comparisons. What
 * could reach Java, other files or unbounded work is refused before any DMN engine sees the text.
 */
final class DmnGuard {
    private static final String NAMESPACES = "://www.omg.org/spec/DMN/";
    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "description",
            "inputData",
            "variable",
            "decision",
            "question",
            "allowedAnswers",
            "informationRequirement",
            "requiredInput",
            "requiredDecision",
            "literalExpression",
            "text",
            "decisionTable",
            "input",
            "inputExpression",
            "inputValues",
            "output",
            "outputValues",
            "defaultOutputEntry",
            "rule",
            "inputEntry",
            "outputEntry",
            "annotation",
            "annotationEntry",
            "itemDefinition",
            "typeRef",
            "allowedValues",
            "DMNDI",
            "DMNDiagram",
            "DMNShape",
            "DMNEdge",
            "DMNLabel",
            "DMNDecisionServiceDividerLine",
            "Bounds",
            "waypoint",
            "Size");
    private static final Set<String> WORDS = Set.of(
            "score",
            "hits",
            "reasonCodes",
            "list",
            "contains",
            "count",
            "min",
            "max",
            "and",
            "or",
            "not",
            "if",
            "then",
            "else",
            "in",
            "between",
            "true",
            "false");
    private static final List<String> HIT_POLICIES =
            List.of("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER");
    private static final Set<String> ONE_ENTRY = Set.of("UNIQUE", "FIRST", "PRIORITY", "ANY");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
    private static final Set<String> KEYWORDS = Set.of(
            "for",
            "some",
            "every",
            "satisfies",
            "return",
            "function",
            "external",
            "instance",
            "of",
            "null",
            "date",
            "time",
            "duration",
            "replace",
            "matches",
            "split",
            "java",
            "sort",
            "number",
            "string");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_\\s\"(),.\\[\\]<>=+*/?-]*");
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_ELEMENTS = 5_000;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_DECISIONS = 100;

    private final XMLStreamReader xml;
    private final List<Problem> problems;
    private final Set<String> names = new HashSet<>();
    private final List<Feel> texts = new ArrayList<>();
    private final Set<String> gathering = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String decision = "";
    private int outputs;
    private int decisions;

    private DmnGuard(XMLStreamReader xml, List<Problem> problems) {
        this.xml = xml;
        this.problems = problems;
    }

    /** What has no place in a policy; empty when all is well. */
    static List<Problem> check(String dmn) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        List<Problem> problems = new ArrayList<>();
        try {
            DmnGuard guard = new DmnGuard(factory.createXMLStreamReader(new StringReader(dmn)), problems);
            guard.walk();
            guard.texts.forEach(guard::expression);
            if (problems.isEmpty()) {
                new DmnWork(guard.texts, guard.gathering).tooMuch(guard.texts).ifPresent(problems::add);
            }
            return problems;
        } catch (XMLStreamException e) {
            if (!problems.isEmpty()) {
                return problems;
            }
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNumber();
            String message = "this is not XML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return List.of(new Problem(line, column, "policy.syntax", message, "Write it with a DMN editor."));
        }
    }

    private void walk() throws XMLStreamException {
        int depth = 0;
        int elements = 0;
        while (xml.hasNext() && problems.size() < 20) {
            // A text stands where what is before it ends.
            Location at = xml.getLocation();
            int line = at.getLineNumber();
            int column = at.getColumnNumber();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    element();
                    if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
                        refuse("policy.limit", "the policy is too deep or too large", "Simplify it.");
                        return;
                    }
                    if (xml.getLocalName().equals("text")) {
                        expressionText();
                        depth--;
                    } else {
                        open.push(xml.getLocalName());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open.pop();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> visible(xml.getText(), line, column);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    refuse("policy.refused", "document types and entities are not allowed", "Remove them.");
                default -> {}
            }
        }
    }

    private void expressionText() throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        int column = xml.getLocation().getColumnNumber();
        String element = open.isEmpty() ? "" : open.peek();
        Feel text = new Feel(xml.getElementText(), line, column, decision, element);
        visible(text.text(), line, column);
        texts.add(text);
    }

    /** What a character reference stands for is seen no better than the character itself. */
    private void visible(String text, int line, int column) {
        HiddenCharacters.in(text).stream()
                .limit(1)
                .map(found -> new Problem(line, column, found.code(), found.message(), found.hint()))
                .forEach(problems::add);
    }

    private void element() {
        String name = xml.getLocalName();
        String namespace = String.valueOf(xml.getNamespaceURI());
        boolean known = namespace.startsWith("https" + NAMESPACES) || namespace.startsWith("http" + NAMESPACES);
        if (!known || !ELEMENTS.contains(name)) {
            refuse(
                    "policy.refused",
                    "the element " + name + " is not allowed",
                    "A policy is made of inputs, decisions, decision tables and literal expressions.");
        }
        if (name.equals("decision")) {
            decision = String.valueOf(xml.getAttributeValue(null, "name"));
            outputs = 0;
            if (++decisions > MAX_DECISIONS) {
                refuse("policy.limit", "the policy has more than " + MAX_DECISIONS + " decisions", "Join some.");
            }
        }
        if (name.equals("output") && ++outputs > 1) {
            gathering.add(decision);
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            visible(
                    xml.getAttributeValue(i),
                    xml.getLocation().getLineNumber(),
                    xml.getLocation().getColumnNumber());
            attribute(name, xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }

    private void attribute(String element, String attribute, String value) {
        if (attribute.endsWith("Language") && !value.endsWith("/FEEL/")) {
            refuse("policy.refused", "the language " + value + " is not allowed", "Use FEEL, which is the default.");
        }
        if (attribute.equals("hitPolicy") && !HIT_POLICIES.contains(value)) {
            refuse(
                    "policy.refused",
                    value + " is no hit policy",
                    "Use one of " + String.join(", ", HIT_POLICIES) + "; UNIQUE is the default.");
        }
        if (attribute.equals("hitPolicy") && !ONE_ENTRY.contains(value)) {
            gathering.add(decision);
        }
        if (element.equals("variable")
                && open.contains("decision")
                && attribute.equals("name")
                && !value.equals(decision)) {
            refuse(
                    "policy.bad-name",
                    "the variable " + value + " has another name than its decision",
                    "Name both alike.");
        }
        boolean named = Set.of("decision", "inputData", "variable").contains(element) && attribute.equals("name");
        if (named && (!NAME.matcher(value).matches() || KEYWORDS.contains(value))) {
            refuse("policy.bad-name", value + " is no name for an input or decision", "Use letters and digits.");
        } else if (named) {
            names.add(value);
        }
    }

    private void expression(Feel text) {
        String expression = text.text();
        if (expression.length() > MAX_TEXT) {
            refuse(text, "the expression is longer than " + MAX_TEXT + " characters", "Split it.");
        } else if (!PLAIN.matcher(expression).matches() || expression.contains("**") || nested(expression)) {
            refuse(
                    text,
                    "the expression has characters that are not allowed, or is nested too deep",
                    "Use comparisons, ranges, lists, \"texts\", and, or, not.");
        } else if (text.hides()) {
            refuse(
                    text,
                    "the expression has a comment, or a text that is not closed on its line",
                    "Put what is to be said into a description.");
        } else if (text.unwelcome().isPresent()) {
            refuse(
                    text,
                    "the expression " + text.unwelcome().get(),
                    "Compare score, hits, reasons and decisions, with ranges and lists that are written out.");
        } else {
            text.words()
                    .filter(word -> !WORDS.contains(word) && !names.contains(word))
                    .forEach(word -> refuse(
                            text,
                            "the word " + word + " is not allowed",
                            "Known: the names of inputs and decisions, and "
                                    + WORDS.stream().sorted().toList() + "."));
        }
    }

    private static boolean nested(String expression) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth > MAX_DEPTH) {
                return true;
            }
        }
        return false;
    }

    private void refuse(String code, String message, String hint) {
        problems.add(new Problem(
                xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(), code, message, hint));
    }

    private void refuse(Feel text, String message, String hint) {
        problems.add(new Problem(text.line(), text.column(), "policy.expression", message, hint));
    }
}
