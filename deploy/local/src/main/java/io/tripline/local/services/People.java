package io.tripline.local.services;

import java.util.List;

/** The people of the local realm, who exist for trying things out; their passwords are no secret. */
public final class People {

    /** Uma is also a user of Tripline; the realm knows her under this id. */
    static final String UMA_ID = "01939c1d-52c1-7e0a-9a37-6c1f1f0e7b02";

    /** The API client that sends demo traffic. */
    public static final String DEMO_CLIENT = "demo";

    public static final List<Person> ALL = List.of(
            person("ana", "analyst"),
            person("ben", "analyst", "approver"),
            person("cleo", "compliance"),
            person("root", "admin"),
            person("uma", "user"));

    private People() {}

    private static Person person(String name, String... roles) {
        return new Person(name, name + "-tripline", List.of(roles));
    }

    /** Who may sign in, and as what. */
    public record Person(String name, String password, List<String> roles) {}
}
