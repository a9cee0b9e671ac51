package org.jenkinsci.plugins.workflow.flow;

import hudson.Extension;

@Extension
public class FlowExecutionList {
    public static final String EXECUTIONS_SUSPENDED = "FlowExecutionList.EXECUTIONS_SUSPENDED";

    public FlowExecutionList() {}
}
