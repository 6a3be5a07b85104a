package io.tripline.console.label;

import io.tripline.access.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes in one label at a time. */
@RestController
class LabelController {

    private final LabelReader reader;
    private final LabelService labels;

    LabelController(LabelReader reader, LabelService labels) {
        this.reader = reader;
        this.labels = labels;
    }

    /** 201 for a new label, 200 for one that stood already, 409 when the interaction is that of another user. */
    @PostMapping("/v1/labels")
    ResponseEntity<Recorded> label(@RequestBody LabelRequest request) {
        Recorded recorded = labels.record(List.of(reader.accept(request))).getFirst();
        return switch (recorded.status()) {
            case ACCEPTED -> ResponseEntity.status(HttpStatus.CREATED).body(recorded);
            case DUPLICATE -> ResponseEntity.ok(recorded);
            case CONFLICT ->
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "label-conflict",
                        "This interaction was labelled before as that of another user; check both ids.",
                        List.of(LabelBatch.OTHER_USER));
        };
    }
}
