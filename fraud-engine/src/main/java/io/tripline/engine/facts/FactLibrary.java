package io.tripline.engine.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redisson.api.FunctionMode;
import org.redisson.api.FunctionResult;
import org.redisson.api.RBatch;
import org.redisson.api.RFunctionAsync;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/**
 * The facts library inside Redis. Its names end in the hash of its source, so that engines of two versions, side by side
 * during an update, never replace each other's. Loaded when it is found missing.
 */
final class FactLibrary {
    private final RedissonClient redisson;
    private final String version;
    private final String source;

    FactLibrary(RedissonClient redisson) {
        this.redisson = redisson;
        String text = read();
        version = HexFormat.of().formatHex(Digests.name(text.getBytes(StandardCharsets.UTF_8)), 0, 4);
        source = text.replace("@APPLY@", apply()).replace("@PEEK@", peek()).replace("@MOVE@", move());
    }

    String apply() {
        return "tripline_apply_" + version;
    }

    String peek() {
        return "tripline_peek_" + version;
    }

    private String move() {
        return "tripline_move_" + version;
    }

    /**
     * Calls the function once for each, all in one round trip, and hands each its answer. With a move, which comes last, that
     * is known to be what a whole epoch answers.
     *
     * @throws FactsLost when it is not; nothing was handed out then
     */
    void call(
            FunctionMode mode,
            String function,
            Collection<EntityCall> calls,
            BatchPosition position,
            @Nullable PositionMove move) {
        try {
            callLoaded(mode, function, calls, position, move);
        } catch (RedisException e) {
            if (!String.valueOf(e.getMessage()).contains("Function not found")) {
                throw e;
            }
            redisson.getFunction(StringCodec.INSTANCE).loadAndReplace("tripline_" + version, source);
            callLoaded(mode, function, calls, position, move);
        }
    }

    private void callLoaded(
            FunctionMode mode,
            String function,
            Collection<EntityCall> calls,
            BatchPosition position,
            @Nullable PositionMove move) {
        RBatch batch = redisson.createBatch();
        RFunctionAsync functions = batch.getFunction(ByteArrayCodec.INSTANCE);
        Map<EntityCall, RFuture<byte[]>> answers = new LinkedHashMap<>();
        for (EntityCall call : calls) {
            List<Object> keys = List.of(call.key());
            answers.put(
                    call,
                    functions.callAsync(
                            mode, function, FunctionResult.VALUE, keys, call.plan(), call.events(position)));
        }
        RFuture<Boolean> moved = move == null
                ? null
                : functions.callAsync(
                        FunctionMode.WRITE, move(), FunctionResult.BOOLEAN, List.of(move.key()), move.arguments());
        batch.execute();
        if (move != null && moved != null) {
            move.done(moved.resultNow());
        }
        answers.forEach((call, answer) -> call.unpack(answer.resultNow()));
    }

    private static String read() {
        try (InputStream in = FactLibrary.class.getResourceAsStream("facts.lua")) {
            return new String(
                    Objects.requireNonNull(in, "facts.lua is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
