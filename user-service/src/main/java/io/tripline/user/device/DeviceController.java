package io.tripline.user.device;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tripline.user.OwnData;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/users/{id}/devices")
@Tag(name = "Devices")
class DeviceController {

    private final Devices devices;

    DeviceController(Devices devices) {
        this.devices = devices;
    }

    record DeviceList(List<Device> items) {}

    @GetMapping
    @Operation(summary = "Lists the devices the user was seen with, the latest first")
    DeviceList list(@PathVariable UUID id) {
        OwnData.reader(id);
        return new DeviceList(devices.of(id));
    }

    @PostMapping
    @Operation(summary = "Tells that the user was seen with a device just now")
    Device seen(@PathVariable UUID id, @Valid @RequestBody Device.Sighting sighting) {
        OwnData.writer(id);
        return devices.seen(id, sighting);
    }

    @PutMapping("/{deviceId}/trust")
    @Operation(summary = "Marks a device the user was seen with as trusted")
    Device trust(@PathVariable UUID id, @PathVariable String deviceId) {
        return devices.trust(id, deviceId, OwnData.writer(id).name());
    }
}
