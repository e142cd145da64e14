package org.rabrong.identity.organisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The official list of one fiscal year, with which an empty platform begins: what is in it is there from the beginning and without an end.
 * Later years are psdg's to add or import.
 *
 * @param fiscalYear Buddhist era, {@code 2559}
 */
record OrganisationList(int fiscalYear, List<Organisation> organisations) {

    OrganisationList {
        organisations = List.copyOf(organisations);
    }

    /** Reads the files that ship with the service; fails when there are none for the year. */
    static OrganisationList ofYear(int fiscalYear) {
        List<Organisation> organisations = new ArrayList<>();
        for (Map<String, String> row : rows("organisations/bureaus-" + fiscalYear + ".csv")) {
            organisations.add(new Organisation(
                    cell(row, "code"),
                    OrganisationKind.BUREAU,
                    cell(row, "name_th"),
                    cell(row, "name_en"),
                    cell(row, "short_th"),
                    List.of(),
                    null,
                    null));
        }
        for (Map<String, String> row : rows("organisations/offices-" + fiscalYear + ".csv")) {
            organisations.add(new Organisation(
                    cell(row, "code"),
                    OrganisationKind.valueOf(cell(row, "kind")),
                    cell(row, "name_th"),
                    cell(row, "name_en"),
                    null,
                    List.of(cell(row, "provinces").split(" ")),
                    null,
                    null));
        }
        return new OrganisationList(fiscalYear, organisations);
    }

    private static List<Map<String, String>> rows(String file) {
        try (InputStream in = new ClassPathResource(file).getInputStream();
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerFor(Map.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String cell(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("No " + column + " in " + row);
        }
        return value.strip();
    }
}
