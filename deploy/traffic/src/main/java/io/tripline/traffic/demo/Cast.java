package io.tripline.traffic.demo;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Who appears in stories of fraud, and how they are called. Deterministic in the random source. Not thread-safe. */
final class Cast {

    /** On the block list of devices, as {@code lists/demo.json} has it. */
    static final String KNOWN_DEVICE = "demo-known-device";
    /** On the block list of payees. */
    static final String KNOWN_PAYEE = "demo-known-payee";
    /** On the list of high-risk countries. */
    static final String HIGH_RISK_COUNTRY = "KP";

    private final World world;
    private final Random random;
    private int stories;

    Cast(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** From here on names are of another story. */
    void nextStory() {
        stories++;
    }

    /** Someone with a past. */
    Person victim() {
        return World.pick(world.regulars(), random);
    }

    /** The account of a person in the hands of someone far away, on a device never seen. */
    Person stranger(Person victim) {
        Place place = World.pick(Place.AWAY, random);
        return elsewhere(victim, place, place.address(random), name("device"));
    }

    /** Somebody far away with an account of their own. */
    Person newcomer(String what) {
        return stranger(victim()).withUserId(name(what));
    }

    /** Another account of this person, on the same device. */
    Person alias(Person person, String what) {
        return person.withUserId(name(what));
    }

    String name(String what) {
        return world.prefix() + "-" + Long.toString(random.nextLong() >>> 40, 36) + "-" + what + "-" + stories;
    }

    /** Where somebody pays now and then. */
    String shop() {
        return World.pick(World.pick(world.people(), random).merchants(), random);
    }

    /** A whole number from {@code low} to {@code low + range - 1}. */
    int between(int low, int range) {
        return low + random.nextInt(range);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** People of all kinds, {@code count} of them. */
    List<Person> crowd(int count) {
        int first = random.nextInt(world.people().size());
        return IntStream.range(0, count)
                .mapToObj(
                        i -> world.people().get((first + i * 7) % world.people().size()))
                .toList();
    }

    static Person elsewhere(Person person, Place place, String ip, String device) {
        return new Person(
                person.userId(),
                person.name(),
                place,
                ip,
                device,
                person.cardToken(),
                person.bin(),
                person.last4(),
                List.of(),
                List.of(),
                person.usualAmount(),
                0,
                24);
    }
}
