package org.rabrong.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One role held for one organisation, as the token's {@code groups} claim carries it: {@code /reporter/8101},
 * {@code /certifier/BTL}, {@code /staff/BTL}, {@code /psdg}, {@code /executive}, {@code /integrator}.
 *
 * @param organisation code of the office or bureau; null where the role spans all of them
 */
public record Membership(Role role, @Nullable String organisation) {}
