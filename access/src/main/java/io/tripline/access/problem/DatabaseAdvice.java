package io.tripline.access.problem;

import io.tripline.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that is away or too slow is no fault of the caller: 503, and when to try again. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
final class DatabaseAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAdvice.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ProblemAdvice problems;

    DatabaseAdvice(ProblemAdvice problems) {
        this.problems = problems;
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<Object> away(RuntimeException e, HttpServletRequest request) {
        LOG.warn("{} {}: the database did not answer: {}", request.getMethod(), request.getRequestURI(), e.toString());
        return problems.refused(
                Refusal.unavailable("The database did not answer; nothing was stored. Try again.", SOON), request);
    }
}
