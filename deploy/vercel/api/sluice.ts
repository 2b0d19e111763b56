/**
 * Sluice as a Vercel function; `vercel.json` sends every path here.
 *
 * @module
 */

export { default } from "@sluice/gateway/vercel";
