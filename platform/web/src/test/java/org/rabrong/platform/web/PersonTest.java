package org.rabrong.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final Membership CERTIFIES = new Membership(Role.CERTIFIER, "BTL");
    private static final Membership STAFF = new Membership(Role.STAFF, "BTL");
    private static final LentMembership LENT = new LentMembership(CERTIFIES, "สมชาย", LocalDate.of(2016, 5, 13));

    @Test
    void what_is_lent_is_held_like_the_own_and_told_with_the_lender() {
        Person delegate = person(STAFF).with(List.of(LENT));

        assertThat(delegate.certifiesFor("BTL")).isTrue();
        assertThat(delegate.is(Role.CERTIFIER)).isTrue();
        assertThat(delegate.organisations(Role.CERTIFIER)).containsExactly("BTL");
        assertThat(delegate.inPlaceOf("BTL")).contains(LENT);
        assertThat(delegate.displayNameFor("BTL")).isEqualTo("สมหญิง (แทน สมชาย)");
        assertThat(delegate.displayNameFor("BET")).isEqualTo("สมหญิง");
    }

    @Test
    void what_is_lent_is_not_lent_on() {
        Person delegate = person(STAFF).with(List.of(LENT));

        assertThat(delegate.certifiesByOwnRightFor("BTL")).isFalse();
        assertThatThrownBy(() -> delegate.requireCertifierByOwnRightOf("BTL"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("own-certifier", "BTL"));
    }

    @Test
    void who_certifies_by_own_right_needs_no_lending() {
        Person certifier = person(STAFF, CERTIFIES).with(List.of(LENT));

        assertThat(certifier.lent()).isEmpty();
        assertThat(certifier.certifiesByOwnRightFor("BTL")).isTrue();
        assertThat(certifier.displayNameFor("BTL")).isEqualTo("สมหญิง");
    }

    @Test
    void nothing_is_lent_to_who_is_not_of_the_bureau() {
        assertThat(person(new Membership(Role.STAFF, "BET")).with(List.of(LENT)).certifiesFor("BTL"))
                .isFalse();
    }

    private static Person person(Membership... memberships) {
        return new Person("1", "somying", "สมหญิง", Set.of(memberships));
    }
}
