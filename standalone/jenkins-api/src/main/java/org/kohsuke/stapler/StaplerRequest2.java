package org.kohsuke.stapler;

import net.sf.json.JSONObject;

public interface StaplerRequest2 {
    void bindJSON(Object bean, JSONObject src);

    <T> T findAncestorObject(Class<T> type);

    String getOriginalRequestURI();

    String getParameter(String name);
}
