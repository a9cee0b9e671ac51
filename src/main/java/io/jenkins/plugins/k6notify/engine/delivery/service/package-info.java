/** The entry point of delivery: the service that submits, sends and redelivers messages, and its builder. */
package io.jenkins.plugins.k6notify.engine.delivery.service;
