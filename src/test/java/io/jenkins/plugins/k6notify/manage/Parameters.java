package io.jenkins.plugins.k6notify.manage;

import static java.util.stream.Collectors.toMap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parameters of a page address, as a request has them. */
final class Parameters {

    private Parameters() {}

    /** @param query names and values, encoded as in an address */
    static UnaryOperator<String> of(String query) {
        Map<String, String> parameters = Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters::get;
    }
}
