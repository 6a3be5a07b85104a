package io.tripline.gateway.route;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads a browser that comes without a path to the console. */
@RestController
final class EntranceController {

    @GetMapping("/")
    ResponseEntity<Void> enter() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/console/"))
                .build();
    }
}
