package org.rabrong.identity.organisation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The 76 provinces and Bangkok by ISO 3166-2:TH. */
final class Provinces {

    private static final Set<String> CODES = Stream.of(
                    range(10, 27), // Bangkok and the centre, east; there is no 28 and 29
                    range(30, 49), // north-east
                    range(50, 58), // north; there is no 59
                    range(60, 67),
                    range(70, 77), // west; there is no 78 and 79
                    range(80, 86), // south; there is no 87 to 89
                    range(90, 96))
            .flatMap(codes -> codes)
            .collect(Collectors.toUnmodifiableSet());

    private Provinces() {}

    static boolean has(String code) {
        return CODES.contains(code);
    }

    static Set<String> all() {
        return CODES;
    }

    private static Stream<String> range(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> "TH-" + number);
    }
}
