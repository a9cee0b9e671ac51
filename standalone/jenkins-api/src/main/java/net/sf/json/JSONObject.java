package net.sf.json;

import io.jenkins.plugins.k6notify.standin.StandIn;

public final class JSONObject {
    private JSONObject() {}

    public JSONObject discard(String key) {
        return StandIn.needsJenkins();
    }

    public Object opt(String key) {
        return StandIn.needsJenkins();
    }

    public String optString(String key) {
        return StandIn.needsJenkins();
    }
}
