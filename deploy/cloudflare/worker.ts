/**
 * Sluice as a Cloudflare Worker, and the Durable Objects that keep what outlives an isolate.
 *
 * @module
 */

export { default, SluiceStore } from "@sluice/gateway/cloudflare";
