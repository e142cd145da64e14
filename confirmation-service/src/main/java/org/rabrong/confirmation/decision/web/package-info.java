/** The bureau's decisions over HTTP, and an item as its certifier sees it. */
@NullMarked
@NamedInterface("web")
package org.rabrong.confirmation.decision.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
