package io.tripline.engine.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the MessagePack of answers: arrays of numbers, texts and false. Not thread-safe. */
final class Unpacker {
    private final ByteBuffer in;

    Unpacker(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** The size of the array that begins here. */
    int array() {
        int head = Byte.toUnsignedInt(in.get());
        if ((head & 0xf0) == 0x90) {
            return head & 0x0f;
        }
        return switch (head) {
            case 0xdc -> Short.toUnsignedInt(in.getShort());
            case 0xdd -> in.getInt();
            default -> throw unexpected(head);
        };
    }

    /** A Double, a String, or null for false. */
    @Nullable
    Object value() {
        int head = Byte.toUnsignedInt(in.get());
        if (head < 0x80) {
            return (double) head;
        }
        if (head >= 0xe0) {
            return (double) (byte) head;
        }
        if ((head & 0xe0) == 0xa0) {
            return text(head & 0x1f);
        }
        return switch (head) {
            case 0xc0, 0xc2 -> null;
            case 0xca -> (double) in.getFloat();
            case 0xcb -> in.getDouble();
            case 0xcc -> (double) Byte.toUnsignedInt(in.get());
            case 0xcd -> (double) Short.toUnsignedInt(in.getShort());
            case 0xce -> (double) Integer.toUnsignedLong(in.getInt());
            case 0xcf, 0xd3 -> (double) in.getLong();
            case 0xd0 -> (double) in.get();
            case 0xd1 -> (double) in.getShort();
            case 0xd2 -> (double) in.getInt();
            case 0xd9 -> text(Byte.toUnsignedInt(in.get()));
            case 0xda -> text(Short.toUnsignedInt(in.getShort()));
            case 0xdb -> text(in.getInt());
            default -> throw unexpected(head);
        };
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static IllegalStateException unexpected(int head) {
        return new IllegalStateException("the facts library answered MessagePack of kind 0x" + Integer.toHexString(head)
                + ", which it never writes");
    }
}
