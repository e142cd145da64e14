package org.rabrong.localstack;

/** The platform's own processes: where each lies, what it is called, which database is its own. */
public enum PlatformService {
    IDENTITY("identity-config", "org.rabrong.identity.IdentityConfigApplication", "rabrong_identity", 224),
    INDICATOR("indicator-service", "org.rabrong.indicator.IndicatorServiceApplication", "rabrong_indicator", 192),
    SUBMISSION("submission-service", "org.rabrong.submission.SubmissionServiceApplication", "rabrong_submission", 224),
    CONFIRMATION(
            "confirmation-service",
            "org.rabrong.confirmation.ConfirmationServiceApplication",
            "rabrong_confirmation",
            256),
    DOCUMENT("document-service", "org.rabrong.document.DocumentServiceApplication", "rabrong_document", 224),
    SCORING("scoring-service", "org.rabrong.scoring.ScoringServiceApplication", "rabrong_scoring", 256),
    GATEWAY("gateway", "org.rabrong.gateway.GatewayApplication", "rabrong_gateway", 192);

    private final String module;
    private final String mainClass;
    private final String database;
    private final int heapMegabytes;

    PlatformService(String module, String mainClass, String database, int heapMegabytes) {
        this.module = module;
        this.mainClass = mainClass;
        this.database = database;
        this.heapMegabytes = heapMegabytes;
    }

    /** The directory that it is built in, and its name everywhere. */
    public String module() {
        return module;
    }

    String mainClass() {
        return mainClass;
    }

    /** Also the name of the role that works in it. */
    public String database() {
        return database;
    }

    /** The role that owns and migrates the database: the working one, but where that must not be able to change what was written. */
    String databaseOwner() {
        return this == CONFIRMATION ? database + "_owner" : database;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
