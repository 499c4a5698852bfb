package dev.bindsight.inventory.connection;

import dev.bindsight.inventory.connection.MeasuredConnection.Age;

import java.time.Duration;

/**
 * Connections that came in one reading and are as old as each other, so that of 100,000 hardly any
 * age has to be reckoned. Belongs to its {@link ConnectionWatch}.
 */
final class Cohort {
    private Age age;
    private int reading;

    /**
     * One that is new.
     *
     * @param reading the reading that had it first
     */
    Cohort(Age age, int reading) {
        this.age = age;
        this.reading = reading;
    }

    /**
     * How old it is by a reading.
     *
     * @param now this one, or the one after the last that asked
     * @param interval the time since the one before
     */
    Age at(int now, Duration interval) {
        if (now != reading) {
            reading = now;
            Duration limit = age.atMost();
            age =
                    new Age(
                            age.seen().plus(interval),
                            age.sawOpening(),
                            limit == null ? null : limit.plus(interval));
        }
        return age;
    }
}
