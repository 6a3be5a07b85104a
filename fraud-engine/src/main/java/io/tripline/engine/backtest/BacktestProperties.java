package io.tripline.engine.backtest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a backtest may use of the engine.
 *
 * @param workers threads that read and evaluate, each with one connection to PostgreSQL; no more than there are processors
 * @param megabytes of memory for facts that have to be counted again; a backtest that needs more fails and says so
 * @param kept how many backtests are kept, the newest
 */
@ConfigurationProperties("tripline.backtest")
record BacktestProperties(
        @DefaultValue("2") int workers,
        @DefaultValue("128") int megabytes,
        @DefaultValue("200") int kept) {

    BacktestProperties {
        if (workers < 1 || megabytes < 1 || kept < 1) {
            throw new IllegalArgumentException("tripline.backtest: workers, megabytes and kept must be 1 or more");
        }
    }
}
