package io.tripline.engine.backtest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to try, on what. The answer says what stands for whatever is left out.
 *
 * @param hash of a release that is kept here; or else {@code files}
 * @param files of a release, by path
 * @param from of the time of decision, counted in; all since the beginning when left out
 * @param to of the time of decision, not counted in; now when left out
 * @param types of interactions; all when left out
 * @param examples of decisions for each pair of outcomes, 0 to 50; 10 when left out
 * @param applyHolds whether rules that were held in a decision are held for the candidate, too; true when left out
 */
record BacktestRequest(
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be the 64 hex digits of a release") @Nullable
        String hash,

        @Size(min = 1, max = 200) @Nullable Map<String, @NotNull String> files,
        @Nullable Instant from,
        @Nullable Instant to,

        @Size(max = 50) @Nullable
        List<
                        @NotNull @Size(max = 64)
                        @Pattern(regexp = "[A-Z][A-Z0-9_]*", message = "must be upper case, such as PAYMENT") String>
                types,

        @Min(0) @Max(50) @Nullable Integer examples,
        @Nullable Boolean applyHolds) {}
