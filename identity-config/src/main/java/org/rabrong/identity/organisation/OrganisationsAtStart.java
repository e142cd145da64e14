package org.rabrong.identity.organisation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Brings those of the shipped list that are not in the directory into it before the service is ready. */
@Component
class OrganisationsAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(OrganisationsAtStart.class);
    private static final int FISCAL_YEAR = 2559;

    private final OrganisationDirectory directory;

    OrganisationsAtStart(OrganisationDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments args) {
        OrganisationList list = OrganisationList.ofYear(FISCAL_YEAR);
        int announced = directory.addMissing(list.organisations());
        log.info(
                "Organisations of {}: {} listed, {} new",
                list.fiscalYear(),
                list.organisations().size(),
                announced);
    }
}
