package io.tripline.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A made-up file of card payments in the columns of the Fraud Detection Handbook, with some terminals gone bad. */
record PaymentFile(Path path, List<Row> rows) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    record Row(int id, Instant at, String customer, String terminal, String amount, boolean fraud) {}

    static PaymentFile write(Path path, int count, long seed) throws IOException {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        Instant at = START;
        for (int id = 0; id < count; id++) {
            at = at.plusSeconds(random.nextInt(400));
            int terminal = random.nextInt(20);
            boolean fraud = terminal < 2 || random.nextInt(100) == 0;
            String amount = String.format(Locale.ROOT, "%.2f", 5 + random.nextDouble() * (fraud ? 300 : 80));
            rows.add(new Row(id, at, "" + random.nextInt(60), "" + terminal, amount, fraud));
        }
        Files.write(path, lines(rows));
        return new PaymentFile(path, List.copyOf(rows));
    }

    private static List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO");
        for (Row row : rows) {
            lines.add(String.join(
                    ",",
                    "" + row.id(),
                    TIME.format(row.at()),
                    row.customer(),
                    row.terminal(),
                    row.amount(),
                    row.fraud() ? "1" : "0",
                    "0"));
        }
        return lines;
    }
}
