package io.tripline.traffic.replay;

import java.util.UUID;

/**
 * Recognises ids that were there before, in eight to sixteen bytes each. Two different ids are taken for one with a chance below one in a
 * million for ten million rows.
 */
final class SeenIds {

    private long[] slots = new long[1 << 12];
    private int used;

    /** Whether the id is new. */
    boolean add(UUID id) {
        long key = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
        if (used * 2 >= slots.length) {
            grow();
        }
        if (!insert(slots, key == 0 ? 1 : key)) {
            return false;
        }
        used++;
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long key : slots) {
            if (key != 0) {
                insert(larger, key);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] table, long key) {
        int mask = table.length - 1;
        int at = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = key;
        return true;
    }
}
