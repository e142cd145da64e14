package org.rabrong.document.evidence;

/** One variable at one office in one round; also the key of its topic. */
public record ItemId(String round, String variable, String office) {

    @Override
    public String toString() {
        return round + "/" + variable + "/" + office;
    }
}
