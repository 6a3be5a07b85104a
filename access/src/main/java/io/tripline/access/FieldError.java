package io.tripline.access;

/**
 * One field at fault and what to do about it.
 *
 * @param field the path of the field, as {@code amount.value} or {@code devices[2].id}; empty for the body as a whole
 * @param message what is wrong and what is expected, never the value of a secret
 */
public record FieldError(String field, String message) {}
