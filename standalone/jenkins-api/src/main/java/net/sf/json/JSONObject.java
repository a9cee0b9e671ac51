package net.sf.json;

import io.jenkins.plugins.k6notify.standin.StandIn;

public final class JSONObject {
    private JSONObject() {}

    public static JSONObject fromObject(Object object) {
        return StandIn.needsJenkins();
    }

    public boolean isNullObject() {
        return StandIn.needsJenkins();
    }

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
