package io.tripline.engine.facts;

/**
 * Places in the log, as facts count them: those of one partition ascend, and a record of the topic {@code labels} has two, so
 * that it can take back the label before it and count itself.
 */
public final class Places {
    private static final int OF_A_LABEL = 2;

    private Places() {}

    /** The first place of the record at this offset, and so the end of the one before. */
    public static long at(String topic, long offset) {
        return topic.equals("labels") ? OF_A_LABEL * offset : offset;
    }

    /** Of the record that this place belongs to. */
    public static long offset(String topic, long place) {
        return topic.equals("labels") ? place / OF_A_LABEL : place;
    }

    /** As it stands in fences and positions, such as interactions-0. */
    public static String partition(String topic, int partition) {
        return topic + "-" + partition;
    }
}
