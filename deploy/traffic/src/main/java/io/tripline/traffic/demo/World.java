package io.tripline.traffic.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The people of a demo. The same seed makes the same people. Not thread-safe. */
final class World {

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Carla", "Dana", "Emil", "Fina", "Gero", "Hana", "Ivo", "Jana", "Kai", "Lina", "Milo",
            "Nora");
    private static final List<String> LAST_NAMES = List.of(
            "Albers",
            "Brandt",
            "Costa",
            "Dubois",
            "Egger",
            "Fischer",
            "Garcia",
            "Huber",
            "Jansen",
            "Kowalski",
            "Lang",
            "Moreau");
    private static final List<String> BINS = List.of("453201", "516732", "400012", "545301");

    /** How many have a past: fraud befalls them, and only against a past it can look unusual. */
    private static final int MOST_REGULARS = 250;

    private final List<Person> people = new ArrayList<>();
    private final String prefix;

    World(long seed, int users) {
        this.prefix = "demo" + seed;
        Random random = new Random(seed);
        int shops = Math.max(20, users / 20);
        for (int i = 0; i < users; i++) {
            people.add(person(i, random, shops));
        }
    }

    private Person person(int number, Random random, int shops) {
        Place home = pick(Place.HOMES, random);
        int firstHour = random.nextInt(10);
        return new Person(
                prefix + "-user-" + number,
                pick(FIRST_NAMES, random) + " " + pick(LAST_NAMES, random),
                home,
                home.address(random),
                prefix + "-device-" + number,
                prefix + "-card-" + number,
                pick(BINS, random),
                String.format(Locale.ROOT, "%04d", random.nextInt(10_000)),
                List.of(shop(random, shops), shop(random, shops), shop(random, shops)),
                List.of(prefix + "-payee-" + number + "a", prefix + "-payee-" + number + "b"),
                15 + random.nextInt(60),
                firstHour,
                firstHour + 16);
    }

    private String shop(Random random, int shops) {
        return prefix + "-shop-" + random.nextInt(shops);
    }

    List<Person> people() {
        return people;
    }

    /** Those with a past. */
    List<Person> regulars() {
        return people.subList(0, Math.min(people.size(), MOST_REGULARS));
    }

    /** Gives a person the id under which the user service knows them. */
    void rename(int number, String userId) {
        people.set(number, people.get(number).withUserId(userId));
    }

    /** Begins every name of this world. */
    String prefix() {
        return prefix;
    }

    static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
