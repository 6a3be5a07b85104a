package io.tripline.interaction.history;

import io.tripline.interaction.answer.Answers;
import io.tripline.interaction.answer.Audience;
import io.tripline.interaction.answer.Stored;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open stream: sends what the database holds beyond the last event sent. Thread-safe. */
final class DecisionStream {

    private static final Logger log = LoggerFactory.getLogger(DecisionStream.class);
    private static final int PAGE = 100;

    private final SseEmitter emitter;
    private final Answers answers;
    private final String userId;
    private final Audience audience;
    private final ReentrantLock sending = new ReentrantLock();
    private long sentUpTo;

    DecisionStream(SseEmitter emitter, Answers answers, String userId, Audience audience, long after) {
        this.emitter = emitter;
        this.answers = answers;
        this.userId = userId;
        this.audience = audience;
        this.sentUpTo = after;
    }

    /** Sends a sign of life, then what is new. */
    void beat() {
        sending.lock();
        try {
            emitter.send(SseEmitter.event().comment("alive"));
            sendNew();
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
        } finally {
            sending.unlock();
        }
    }

    /** Sends what is new. */
    void catchUp() {
        sending.lock();
        try {
            sendNew();
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
        } finally {
            sending.unlock();
        }
    }

    void close() {
        emitter.complete();
    }

    private void sendNew() throws IOException {
        try {
            List<Stored> page;
            do {
                page = answers.decidedAfter(userId, sentUpTo, PAGE);
                for (Stored stored : page) {
                    emitter.send(SseEmitter.event()
                            .id(Long.toString(stored.seq()))
                            .name("decision")
                            .data(stored.answer(audience), MediaType.APPLICATION_JSON));
                    sentUpTo = stored.seq();
                }
            } while (page.size() == PAGE);
        } catch (DataAccessException e) {
            log.debug("The stream goes on at its next beat", e);
        }
    }
}
