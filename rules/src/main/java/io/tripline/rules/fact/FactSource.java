package io.tripline.rules.fact;

/** Where the events that move a fact come from. */
public enum FactSource {
    /** What users do or try to do. */
    INTERACTION("interactions"),
    /** What the user service knows to have changed. */
    USER_ACTIVITY("user-activity"),
    /** What proved true later about an interaction. */
    LABEL("labels");

    private final String topic;

    FactSource(String topic) {
        this.topic = topic;
    }

    /** The name used in facts.yaml, which is also the topic's. */
    public String topic() {
        return topic;
    }
}
