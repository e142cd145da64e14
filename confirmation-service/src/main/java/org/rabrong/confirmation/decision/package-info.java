/**
 * An item's life (spec §3). {@link org.rabrong.confirmation.decision.ItemWorkflow} is the whole transition table;
 * {@link org.rabrong.confirmation.decision.ConfirmationDesk} runs one command in one transaction.
 */
@NullMarked
@ApplicationModule(
        displayName = "Decisions",
        allowedDependencies = {"history", "projection"})
package org.rabrong.confirmation.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
