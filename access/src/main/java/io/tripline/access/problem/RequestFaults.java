package io.tripline.access.problem;

import io.tripline.access.FieldError;
import io.tripline.access.FieldErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Says in words of the caller what the web framework refuses. */
final class RequestFaults {

    private RequestFaults() {}

    static Fault of(Exception e, HttpStatusCode status) {
        return switch (e) {
            case MethodArgumentNotValidException invalid -> Fault.invalid(fields(invalid.getBindingResult()));
            case HandlerMethodValidationException invalid -> Fault.invalid(fields(invalid));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestParameterException missing ->
                Fault.invalid(missing.getParameterName(), "is required as a query parameter");
            case MissingRequestHeaderException missing ->
                Fault.invalid(missing.getHeaderName(), "is required as a request header");
            case MethodArgumentTypeMismatchException mismatch ->
                Fault.invalid(mismatch.getName(), "must be " + type(mismatch.getRequiredType()));
            case TypeMismatchException mismatch ->
                Fault.invalid(
                        String.valueOf(mismatch.getPropertyName()), "must be " + type(mismatch.getRequiredType()));
            case NoResourceFoundException nothing ->
                Fault.of("unknown-path", "There is nothing at /" + nothing.getResourcePath() + "; check the path.");
            case HttpRequestMethodNotSupportedException method ->
                Fault.of(
                        "method-not-allowed",
                        method.getMethod() + " is not offered here; use " + list(method.getSupportedMethods()) + ".");
            case HttpMediaTypeNotSupportedException media ->
                Fault.of(
                        "unsupported-media-type",
                        "Send the body with Content-Type " + media.getSupportedMediaTypes() + "; it came with "
                                + media.getContentType() + ".");
            case HttpMediaTypeNotAcceptableException media ->
                Fault.of("not-acceptable", "Ask with Accept " + media.getSupportedMediaTypes() + ".");
            case AsyncRequestTimeoutException timeout ->
                Fault.of("dependency-unavailable", "The answer took too long; try again.");
            default -> Fault.of(code(status), "The request was refused: " + e.getMessage());
        };
    }

    static String code(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null
                ? "http-" + status.value()
                : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static Fault unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof JacksonException cause) {
            return Fault.invalid(FieldErrors.of(cause));
        }
        return Fault.invalid("", "a body is required");
    }

    private static List<FieldError> fields(BindingResult result) {
        return Stream.concat(
                        result.getFieldErrors().stream()
                                .map(error -> new FieldError(error.getField(), text(error.getDefaultMessage()))),
                        result.getGlobalErrors().stream()
                                .map(error -> new FieldError("", text(error.getDefaultMessage()))))
                .toList();
    }

    private static List<FieldError> fields(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .flatMap(RequestFaults::fields)
                .toList();
    }

    private static Stream<FieldError> fields(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getFieldErrors().stream()
                    .map(error -> new FieldError(error.getField(), text(error.getDefaultMessage())));
        }
        String parameter = text(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> new FieldError(parameter, text(error.getDefaultMessage())));
    }

    private static String type(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        return type.isEnum()
                ? "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                : "a value of type " + type.getSimpleName();
    }

    private static String list(String @Nullable [] values) {
        return values == null ? "another method" : String.join(", ", values);
    }

    private static String text(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}
