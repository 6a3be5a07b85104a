package io.tripline.engine.intake;

import io.tripline.engine.activity.ActivityIntake;
import io.tripline.engine.decision.Decider;
import io.tripline.engine.label.LabelIntake;
import io.tripline.engine.release.Releases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which topics are taken in, and by whom. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final String INTERACTIONS = "interactions";

    @Bean
    TopicLoop interactions(Decider decider, IntakeParts parts, Releases releases) {
        return new TopicLoop(INTERACTIONS, (batch, waited) -> decider.decide(batch), parts, releases);
    }

    @Bean
    TopicLoop userActivity(ActivityIntake activity, IntakeParts parts, Releases releases) {
        return new TopicLoop("user-activity", (batch, waited) -> activity.take(batch), parts, releases);
    }

    /** A label is given up only when its interaction cannot still be waiting to be decided. */
    @Bean
    TopicLoop labels(LabelIntake labels, IntakeParts parts, Releases releases) {
        return new TopicLoop(
                "labels",
                (batch, waited) -> labels.take(
                        batch,
                        waited.compareTo(parts.settings().labelPatience()) >= 0
                                && parts.lag().of(INTERACTIONS) == 0),
                parts,
                releases);
    }
}
