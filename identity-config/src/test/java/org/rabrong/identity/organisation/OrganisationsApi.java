package org.rabrong.identity.organisation;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import org.rabrong.platform.test.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do with organisations over HTTP, in English, so that a test reads the reasons that it gets. */
final class OrganisationsApi {

    private static final String PATH = "/api/v1/organisations";

    private final MockMvc http;

    OrganisationsApi(MockMvc http) {
        this.http = http;
    }

    ResultActions read(String path, String token) throws Exception {
        return call(get(PATH + path), token);
    }

    ResultActions add(String json, String token) throws Exception {
        return call(post(PATH).contentType(MediaType.APPLICATION_JSON).content(json(json)), token);
    }

    ResultActions change(String code, String json, String token) throws Exception {
        return call(
                put(PATH + "/" + code).contentType(MediaType.APPLICATION_JSON).content(json(json)), token);
    }

    /** @param query {@code ?dryRun=true} */
    ResultActions load(String query, byte[] file, String token) throws Exception {
        return call(
                multipart(PATH + "/import" + query)
                        .file(new MockMultipartFile("file", "list", "application/octet-stream", file)),
                token);
    }

    ResultActions load(String query, String csv) throws Exception {
        return load(query, csv.getBytes(StandardCharsets.UTF_8), TestTokens.psdg());
    }

    byte[] export(String format) throws Exception {
        return read("/export?format=" + format, TestTokens.psdg())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    static JsonNode body(ResultActions answer) throws Exception {
        return JsonMapper.shared()
                .readTree(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    /** Apostrophes are easier to read than escaped quotes. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private ResultActions call(AbstractMockHttpServletRequestBuilder<?> request, String token) throws Exception {
        return http.perform(request.header("Authorization", "Bearer " + token).header("Accept-Language", "en"));
    }
}
