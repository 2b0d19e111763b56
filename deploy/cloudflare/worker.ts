/**
 * Sluice as a Cloudflare Worker.
 *
 * @module
 */

export { default } from "@sluice/gateway/cloudflare";
