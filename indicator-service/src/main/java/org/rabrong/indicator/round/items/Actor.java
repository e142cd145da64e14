package org.rabrong.indicator.round.items;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;

/**
 * Who did something, as histories and events tell it.
 *
 * @param id subject of the person's token
 * @param organisation code that the person acted for
 */
public record Actor(String id, String name, String organisation) {

    /** What begins by itself: the first start, an office that is announced. */
    public static final Actor SYSTEM = new Actor("system", "Rabrong", "PSDG");

    /** Only psdg changes rounds and items. */
    public static Actor psdg(Person person) {
        return new Actor(person.id(), person.displayName(), "PSDG");
    }

    /** Of the columns {@code <prefix>id}, {@code <prefix>name} and {@code <prefix>organisation}; null where nobody is named. */
    public static @Nullable Actor read(ResultSet row, String prefix) throws SQLException {
        String id = row.getString(prefix + "id");
        return id == null
                ? null
                : new Actor(id, row.getString(prefix + "name"), row.getString(prefix + "organisation"));
    }
}
