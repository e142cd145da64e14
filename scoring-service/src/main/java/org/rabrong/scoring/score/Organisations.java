package org.rabrong.scoring.score;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of offices and bureaus. */
@Component
public class Organisations {

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void keep(String code, String kind, String nameTh, String nameEn) {
        jdbc.sql("""
                insert into organisation (code, kind, name_th, name_en) values (?, ?, ?, ?)
                on conflict (code) do update
                set kind = excluded.kind, name_th = excluded.name_th, name_en = excluded.name_en""").param(code).param(kind).param(nameTh).param(nameEn).update();
    }

    public Optional<String> nameTh(String code) {
        return jdbc.sql("select name_th from organisation where code = ?")
                .param(code)
                .query(String.class)
                .optional();
    }

    /** Thai names by code. */
    public Map<String, String> namesTh() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, name_th from organisation").query(row -> {
            names.put(row.getString("code"), row.getString("name_th"));
        });
        return names;
    }
}
