package io.tripline.console.label;

import java.util.UUID;

/**
 * A label on its way to the table.
 *
 * @param id also the id of the message that tells of it
 * @param by who sent it
 */
record StoredLabel(UUID id, Label label, String by) {

    static StoredLabel of(Label label, String by) {
        return new StoredLabel(UUID.randomUUID(), label, by);
    }
}
