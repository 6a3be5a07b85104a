package io.tripline.interaction.intake;

import io.tripline.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Reads request bodies up to a limit. */
final class Bodies {

    private Bodies() {}

    static byte[] read(HttpServletRequest request, DataSize most) throws IOException {
        int limit = Math.toIntExact(most.toBytes());
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(most);
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw tooLarge(most);
        }
        return body;
    }

    private static Refusal tooLarge(DataSize most) {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body is larger than " + most.toKilobytes() + " kB; send less at once.");
    }
}
