package io.tripline.engine.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one MessagePack array whose size is known at its end. Not thread-safe. */
final class Packer {
    private static final int HEAD = 5;
    private static final double EXACT_INTEGER = 1L << 53;

    private byte[] bytes = new byte[256];
    private int length = HEAD;
    private int size;

    Packer add(long value) {
        size++;
        if (value >= 0 && value < 128) {
            room(1).put((byte) value);
        } else if (value >= 0 && value <= 0xFFFF_FFFFL) {
            room(5).put((byte) 0xce).putInt((int) value);
        } else {
            room(9).put((byte) 0xd3).putLong(value);
        }
        return this;
    }

    /** Integers go as integers: they are shorter, and the other side keeps numbers as doubles anyway. */
    Packer add(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGER) {
            return add((long) value);
        }
        size++;
        room(9).put((byte) 0xcb).putDouble(value);
        return this;
    }

    Packer add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Packer add(byte[] text) {
        size++;
        if (text.length < 32) {
            room(1 + text.length).put((byte) (0xa0 | text.length)).put(text);
        } else {
            room(5 + text.length).put((byte) 0xdb).putInt(text.length).put(text);
        }
        return this;
    }

    /** Everything of the other, in order. */
    Packer addAll(Packer other) {
        size += other.size;
        room(other.length - HEAD).put(other.bytes, HEAD, other.length - HEAD);
        return this;
    }

    byte[] array() {
        ByteBuffer.wrap(bytes).put((byte) 0xdd).putInt(size);
        return Arrays.copyOf(bytes, length);
    }

    private ByteBuffer room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
        ByteBuffer room = ByteBuffer.wrap(bytes, length, more);
        length += more;
        return room;
    }
}
