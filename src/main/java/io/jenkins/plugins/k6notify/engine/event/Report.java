package io.jenkins.plugins.k6notify.engine.event;

import java.util.Objects;

/**
 * A report that k6 wrote and that the build keeps.
 *
 * @param name its path in the workspace, in a distributed run with the instance in front; untrusted
 * @param url the address of the report
 */
public record Report(String name, String url) {

    public Report {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
    }
}
