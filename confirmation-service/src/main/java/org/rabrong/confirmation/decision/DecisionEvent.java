package org.rabrong.confirmation.decision;

/** What happened to an item. The types are public: integrators subscribe to them (spec §9), they never change. */
public sealed interface DecisionEvent {

    Change change();

    /** Last part but one of the CloudEvent type, and the step's name in the history. */
    String step();

    /** CloudEvent type as in {@code contracts/events/catalogue.yaml}. */
    default String type() {
        return "org.rabrong.confirmations." + step() + ".v1";
    }

    record Reported(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "reported";
        }
    }

    record Cleared(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "cleared";
        }
    }

    /** The office's revision was accepted before the lock arrived there: undecided again, never silently confirmed. */
    record ChangedSinceConfirmed(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "changed-since-confirmed";
        }
    }

    record Confirmed(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "confirmed";
        }
    }

    record Rejected(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "rejected";
        }
    }

    record Withdrawn(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "withdrawn";
        }
    }

    record Reopened(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "reopened";
        }
    }

    record CarriedForward(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "carried-forward";
        }
    }

    record AuditScored(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "audit-scored";
        }
    }

    /** One of two people who certify would confirm; the status stays. */
    record Proposed(Change change) implements DecisionEvent {
        @Override
        public String step() {
            return "proposed";
        }
    }
}
