package io.tripline.engine.backtest;

import java.util.UUID;

/**
 * What is to be tried, on what.
 *
 * @param examples how many of each pair of outcomes are named
 * @param applyHolds whether rules that were held in a decision are held for the candidate, too
 */
record BacktestOrder(UUID id, Candidate candidate, Range range, int examples, boolean applyHolds) {}
