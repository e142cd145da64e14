package org.rabrong.scoring.score.messaging;

/** What scoring needs of an office or a bureau (schema {@code organisation.json}). */
record OrganisationAnnounced(String code, String kind, String nameTh, String nameEn) {}
