package hudson.init;

public enum InitMilestone {
    JOB_CONFIG_ADAPTED,
    STARTED,
    COMPLETED;
}
