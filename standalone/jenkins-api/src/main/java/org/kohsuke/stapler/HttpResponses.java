package org.kohsuke.stapler;

public class HttpResponses {
    public HttpResponses() {}
}
