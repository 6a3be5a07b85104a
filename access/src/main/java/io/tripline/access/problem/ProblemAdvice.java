package io.tripline.access.problem;

import io.tripline.access.FieldErrors;
import io.tripline.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every error of a controller as a problem detail; what nobody foresaw is logged once, here. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        refusal.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, ProblemWriter.seconds(wait)));
        return answer(
                request, refusal.status(), headers, new Fault(refusal.code(), refusal.detail(), refusal.fields()));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(ConstraintViolationException e, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                new HttpHeaders(),
                Fault.invalid(FieldErrors.of(e.getConstraintViolations())));
    }

    @ExceptionHandler
    ResponseEntity<Object> late(TimeoutException e, HttpServletRequest request) {
        LOG.warn("{} {} ran out of time", request.getMethod(), request.getRequestURI(), e);
        return refused(Refusal.unavailable("The answer took too long; try again.", SOON), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unforeseen(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security filters know whether to answer 401 or 403
        }
        if (e instanceof IOException) {
            LOG.debug("the connection of {} broke", request.getRequestURI(), e);
            return null;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                new HttpHeaders(),
                Fault.of("internal-error", "Something failed on our side; report the trace id."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ServletWebRequest web = (ServletWebRequest) request;
        if (web.getResponse() != null && web.getResponse().isCommitted()) {
            return null;
        }
        return refusalIn(e)
                .map(refusal -> refused(refusal, web.getRequest()))
                .orElseGet(() -> answer(web.getRequest(), status, headers, RequestFaults.of(e, status)));
    }

    private static Optional<Refusal> refusalIn(Exception e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst();
    }

    private static ResponseEntity<Object> answer(
            HttpServletRequest request, HttpStatusCode status, HttpHeaders headers, Fault fault) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(request, status, fault.code(), fault.detail(), fault.errors()));
    }
}
