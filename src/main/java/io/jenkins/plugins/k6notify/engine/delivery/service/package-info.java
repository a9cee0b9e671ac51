/** The entry point of delivery: submits messages, runs attempts, closes. */
package io.jenkins.plugins.k6notify.engine.delivery.service;
