package org.rabrong.indicator.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programmes; everyone may read them, psdg adds and renames. */
@Service
class Programmes {

    /** 409; argument: the code that there is. */
    static final ProblemType PROGRAMME_EXISTS = new ProblemType("programme-exists", 409);

    private final JdbcClient database;

    Programmes(JdbcClient database) {
        this.database = database;
    }

    @Transactional(readOnly = true)
    public List<Programme> all() {
        return database.sql("select code, name_th, name_en from programme order by code limit 1000")
                .query(Programme.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Programme> find(String code) {
        return database.sql("select code, name_th, name_en from programme where code = :code")
                .param("code", code)
                .query(Programme.class)
                .optional();
    }

    @Transactional
    public Programme add(Person person, Programme programme) {
        person.requirePsdg();
        if (!addUnlessThere(programme)) {
            throw Problem.of(PROGRAMME_EXISTS, programme.code());
        }
        return programme;
    }

    @Transactional
    public Programme rename(Person person, String code, String nameTh, @Nullable String nameEn) {
        person.requirePsdg();
        int found = database.sql("update programme set name_th = :nameTh, name_en = :nameEn where code = :code")
                .param("code", code)
                .param("nameTh", nameTh)
                .param("nameEn", nameEn)
                .update();
        if (found == 0) {
            throw Problem.notFound("programme", code);
        }
        return new Programme(code, nameTh, nameEn);
    }

    /** The programme of a plan that comes with the service or from a file. */
    boolean addUnlessThere(Programme programme) {
        return database.sql("""
                                insert into programme (code, name_th, name_en) values (:code, :nameTh, :nameEn)
                                on conflict do nothing""")
                        .param("code", programme.code())
                        .param("nameTh", programme.nameTh())
                        .param("nameEn", programme.nameEn())
                        .update()
                == 1;
    }
}
