package hudson.util;

import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;

public abstract class FormValidation extends IOException {
    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    private static FormValidation of(Kind kind, String message) {
        return new FormValidation(kind, message) {};
    }

    public static FormValidation error(String message) {
        return of(Kind.ERROR, message);
    }

    public static FormValidation errorWithMarkup(String message) {
        return of(Kind.ERROR, message);
    }

    public static FormValidation ok() {
        return ok("");
    }

    public static FormValidation ok(String message) {
        return of(Kind.OK, message);
    }

    public static FormValidation warning(String message) {
        return of(Kind.WARNING, message);
    }

    public static FormValidation validateNonNegativeInteger(String value) {
        return StandIn.needsJenkins();
    }

    public static FormValidation validatePositiveInteger(String value) {
        return StandIn.needsJenkins();
    }

    public enum Kind {
        OK,
        WARNING,
        ERROR
    }
}
