package io.jenkins.plugins.k6notify.cli.receiver.request;

/** Result of the check of a Standard Webhooks signature. */
public enum SignatureState {
    /** The request has no signature. */
    NONE,
    /** The signature cannot be checked, since no secret is known or the body was truncated. */
    UNCHECKED,
    /** The signature matches a known secret and is at most five minutes old. */
    VALID,
    /** The signature does not match: different secret or body, or too old. */
    INVALID
}
