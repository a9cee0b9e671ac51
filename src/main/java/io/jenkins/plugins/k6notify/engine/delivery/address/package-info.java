/**
 * The URLs of endpoints, and which addresses a request may go to: {@code EndpointUrl} reads a URL, {@code AddressPolicy}
 * decides about it with what {@code HostLookup} finds, {@code SpecialAddresses} tells the addresses of the public Internet
 * from all others.
 */
package io.jenkins.plugins.k6notify.engine.delivery.address;
