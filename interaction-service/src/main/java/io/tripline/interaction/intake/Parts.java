package io.tripline.interaction.intake;

import io.tripline.interaction.contract.Interaction.Amount;
import io.tripline.interaction.contract.Interaction.Attempt;
import io.tripline.interaction.contract.Interaction.Counterparty;
import io.tripline.interaction.contract.Interaction.Instrument;
import io.tripline.interaction.contract.Interaction.Location;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nested objects of an interaction. Each is null when it is absent, or when something in it is wrong. */
final class Parts {

    /** Digits after the decimal point of each currency in use. */
    private static final Map<String, Integer> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(
                    Currency::getCurrencyCode, Currency::getDefaultFractionDigits, (one, same) -> one));

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?");
    private static final String DECIMAL_EXPECTATION =
            "must be a decimal number as text, not negative, as \"129.90\", with at most 15 digits before the point"
                    + " and 6 after it";

    private static final Format<String> VALUE = value -> {
        String text = Format.text(value, 22, DECIMAL_EXPECTATION);
        return Format.demand(DECIMAL.matcher(text).matches(), text, DECIMAL_EXPECTATION);
    };

    private static final Format<String> CURRENCY = value -> {
        String expectation = "must be a currency of ISO 4217, as EUR";
        String text = Format.text(value, 3, expectation);
        return Format.demand(CURRENCIES.containsKey(text), text, expectation);
    };

    private static final Format<String> STATUS = Format.oneOf(Set.of("SUCCEEDED", "DECLINED", "FAILED"));

    private Parts() {}

    static @Nullable Amount amount(@Nullable Fields fields) {
        return part(fields, it -> {
            String value = it.required("value", VALUE);
            String currency = it.required("currency", CURRENCY);
            return value == null || currency == null ? null : new Amount(canonical(value, currency), currency);
        });
    }

    static @Nullable Location location(@Nullable Fields fields) {
        return part(fields, it -> {
            if (it.has("lat") != it.has("lon")) {
                it.wrong(it.has("lat") ? "lon" : "lat", "is required where the other coordinate is given");
            }
            return new Location(
                    it.optional("country", Format.COUNTRY),
                    it.optional("lat", Format.degrees(90)),
                    it.optional("lon", Format.degrees(180)));
        });
    }

    static @Nullable Counterparty counterparty(@Nullable Fields fields, Format<String> types) {
        return part(fields, it -> {
            String type = it.required("type", types);
            String id = it.required("id", Format.identifier(128));
            String country = it.optional("country", Format.COUNTRY);
            return type == null || id == null ? null : new Counterparty(type, id, country);
        });
    }

    static @Nullable Instrument instrument(@Nullable Fields fields, Format<String> types) {
        return part(fields, it -> {
            String type = it.required("type", types);
            String token = it.optional("token", Format.identifier(128));
            String bin = it.optional("bin", Format.digits(6, 8));
            String last4 = it.optional("last4", Format.digits(4, 4));
            return type == null ? null : new Instrument(type, token, bin, last4);
        });
    }

    static @Nullable Attempt attempt(@Nullable Fields fields) {
        return part(fields, it -> {
            String status = it.required("status", STATUS);
            String code = it.optional("code", Format.identifier(64));
            return status == null ? null : new Attempt(status, code);
        });
    }

    private static <T> @Nullable T part(@Nullable Fields fields, Function<Fields, @Nullable T> read) {
        if (fields == null) {
            return null;
        }
        T part = read.apply(fields);
        fields.refuseOthers();
        return part;
    }

    /** Equal money reads the same: no more digits after the point than the currency has or the value needs. */
    private static String canonical(String value, String currency) {
        BigDecimal number = new BigDecimal(value).stripTrailingZeros();
        return number.setScale(Math.max(number.scale(), CURRENCIES.getOrDefault(currency, 0)))
                .toPlainString();
    }
}
