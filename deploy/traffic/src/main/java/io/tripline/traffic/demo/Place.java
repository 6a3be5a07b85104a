package io.tripline.traffic.demo;

import java.util.List;
import java.util.Random;

/**
 * A country with one of its cities.
 *
 * @param network the first two numbers of its addresses
 * @param block the first of the twenty third numbers of its addresses
 */
record Place(String country, double lat, double lon, String network, int block) {

    /** Where the people of the demo live. The addresses are those set aside for documentation and benchmarks. */
    static final List<Place> HOMES = List.of(
            new Place("DE", 52.52, 13.40, "198.18", 0),
            new Place("FR", 48.86, 2.35, "198.18", 20),
            new Place("NL", 52.37, 4.90, "198.18", 40),
            new Place("AT", 48.21, 16.37, "198.18", 60),
            new Place("ES", 40.42, -3.70, "198.18", 80),
            new Place("PL", 52.23, 21.01, "198.18", 100));

    /** Where some of the fraud comes from. */
    static final List<Place> AWAY = List.of(
            new Place("BR", -23.55, -46.63, "198.19", 0),
            new Place("ID", -6.21, 106.85, "198.19", 20),
            new Place("US", 40.71, -74.01, "198.19", 40));

    /** One of about five thousand. */
    String address(Random random) {
        return network + "." + (block + random.nextInt(20)) + "." + (1 + random.nextInt(254));
    }
}
