/** From the ids of Jenkins credentials to the address that the engine sends to, and the HTTP client that takes it there. */
package io.jenkins.plugins.k6notify.endpoint;
