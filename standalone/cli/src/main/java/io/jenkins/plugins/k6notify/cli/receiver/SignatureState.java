package io.jenkins.plugins.k6notify.cli.receiver;

/** What is known about the Standard Webhooks signature of a request. */
public enum SignatureState {
    /** It carries no signature. */
    NONE,
    /** It carries a signature that cannot be checked: no secret is known, or its body was cut. */
    UNCHECKED,
    /** It was signed with one of the known secrets, at most five minutes ago. */
    VALID,
    /** It was not: another secret, another body, or too long ago. */
    INVALID
}
