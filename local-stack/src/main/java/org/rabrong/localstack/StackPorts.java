package org.rabrong.localstack;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rabrong.platform.servers.Ports;

/** The ports of 127.0.0.1 that the stack uses, in the order in which people ask for them. */
public record StackPorts(
        Map<PlatformService, Integer> services,
        int postgres,
        int kafka,
        int kafkaController,
        int keycloak,
        int keycloakManagement,
        int s3,
        int smtp,
        int mailPage) {

    public StackPorts {
        services = Map.copyOf(services);
    }

    /** The documented ones, with the gateway elsewhere if wanted. */
    public static StackPorts standard(int gateway) {
        return new StackPorts(services(gateway, 18080), 15432, 19092, 19093, 18180, 18190, 18333, 11025, 18025);
    }

    /** The same stack in another block: services from base + 1, servers from base + 10, eighteen ports in all. */
    public static StackPorts from(int base, int gateway) {
        return new StackPorts(
                services(gateway, base),
                base + 10,
                base + 11,
                base + 12,
                base + 13,
                base + 14,
                base + 15,
                base + 16,
                base + 17);
    }

    /** Ports that nobody uses now, for tests. */
    public static StackPorts free() {
        List<Integer> free = Ports.free(PlatformService.values().length + 8);
        var services = new EnumMap<PlatformService, Integer>(PlatformService.class);
        for (PlatformService service : PlatformService.values()) {
            services.put(service, free.get(8 + services.size()));
        }
        return new StackPorts(
                services,
                free.get(0),
                free.get(1),
                free.get(2),
                free.get(3),
                free.get(4),
                free.get(5),
                free.get(6),
                free.get(7));
    }

    public int of(PlatformService service) {
        return java.util.Objects.requireNonNull(services.get(service));
    }

    public int gateway() {
        return of(PlatformService.GATEWAY);
    }

    /** Each port with its use. */
    Map<String, Integer> byUse() {
        var uses = new LinkedHashMap<String, Integer>();
        uses.put("the platform's address", gateway());
        uses.put("PostgreSQL", postgres);
        uses.put("Kafka", kafka);
        uses.put("Kafka's controller", kafkaController);
        uses.put("Keycloak", keycloak);
        uses.put("Keycloak's management", keycloakManagement);
        uses.put("S3", s3);
        uses.put("mail (SMTP)", smtp);
        uses.put("the mail page", mailPage);
        for (PlatformService service : PlatformService.values()) {
            if (service != PlatformService.GATEWAY) {
                uses.put(service.module(), of(service));
            }
        }
        return uses;
    }

    /** The port of each server and service by its name. */
    Map<String, Integer> byServer() {
        var servers = new LinkedHashMap<String, Integer>();
        servers.put("postgres", postgres);
        servers.put("kafka", kafka);
        servers.put("keycloak", keycloak);
        servers.put("s3", s3);
        servers.put("mail", mailPage);
        for (PlatformService service : PlatformService.values()) {
            servers.put(service.module(), of(service));
        }
        return servers;
    }

    private static Map<PlatformService, Integer> services(int gateway, int base) {
        var services = new EnumMap<PlatformService, Integer>(PlatformService.class);
        services.put(PlatformService.GATEWAY, gateway);
        int port = base;
        for (PlatformService service : PlatformService.values()) {
            if (service != PlatformService.GATEWAY) {
                services.put(service, ++port);
            }
        }
        return services;
    }
}
