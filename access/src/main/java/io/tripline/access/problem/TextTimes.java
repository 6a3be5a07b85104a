package io.tripline.access.problem;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Times are text with an offset: a number may be seconds or milliseconds, and a huge one would silently become 1970. */
final class TextTimes extends StdScalarDeserializer<Instant> {

    TextTimes() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
        }
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                    parser.getString().strip(), Instant::from);
        } catch (DateTimeParseException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, parser.getString(), "not a time");
        }
    }
}
