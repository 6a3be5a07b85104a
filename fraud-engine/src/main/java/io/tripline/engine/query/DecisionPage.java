package io.tripline.engine.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decisions, newest first.
 *
 * @param nextCursor for the page that follows; null on the last one
 */
record DecisionPage(List<DecisionSummary> items, @Nullable String nextCursor) {}
