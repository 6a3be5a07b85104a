package io.tripline.local.stack;

/** A database and the role that owns it. */
public record Database(String jdbcUrl, String user, String password) {}
