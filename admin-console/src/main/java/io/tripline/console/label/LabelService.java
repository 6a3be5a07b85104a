package io.tripline.console.label;

import io.tripline.access.Caller;
import io.tripline.outbox.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what interactions proved to be, and tells the fraud engine, in one transaction. */
@Service
class LabelService {

    private final LabelStore labels;
    private final LabelMessages messages;
    private final Outbox outbox;

    LabelService(LabelStore labels, LabelMessages messages, Outbox outbox) {
        this.labels = labels;
        this.messages = messages;
        this.outbox = outbox;
    }

    /** Records labels in this order; a later one for the same interaction and source supersedes an earlier one. */
    @Transactional
    List<Recorded> record(List<Label> sent) {
        labels.lock();
        LabelsInForce inForce = new LabelsInForce(labels.inForce(sent));
        List<Recorded> results = sent.stream().map(inForce::take).toList();
        List<StoredLabel> fresh = new ArrayList<>();
        for (Recorded result : results) {
            if (result.status() == Recorded.Status.ACCEPTED) {
                fresh.add(StoredLabel.of(result.label(), Caller.current().name()));
            }
        }
        labels.insert(fresh);
        outbox.add(fresh.stream().map(messages::of).toList());
        return results;
    }
}
