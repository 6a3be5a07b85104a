package io.tripline.traffic.demo;

import java.util.List;

/** A country with one of its cities, and the network its addresses come from. */
record Place(String country, double lat, double lon, String network) {

    /** Where the people of the demo live. The addresses are those set aside for documentation and benchmarks. */
    static final List<Place> HOMES = List.of(
            new Place("DE", 52.52, 13.40, "198.18.1"),
            new Place("FR", 48.86, 2.35, "198.18.2"),
            new Place("NL", 52.37, 4.90, "198.18.3"),
            new Place("AT", 48.21, 16.37, "198.18.4"),
            new Place("ES", 40.42, -3.70, "198.18.5"),
            new Place("PL", 52.23, 21.01, "198.18.6"));

    /** Where some of the fraud comes from. */
    static final List<Place> AWAY = List.of(
            new Place("BR", -23.55, -46.63, "198.19.1"),
            new Place("ID", -6.21, 106.85, "198.19.2"),
            new Place("US", 40.71, -74.01, "198.19.3"));
}
