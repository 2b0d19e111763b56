/**
 * Whether the gateway on this machine answers, as an exit status: what a container's health check runs,
 * where there is no curl.
 *
 * @module
 */

const response = await fetch(`http://127.0.0.1:${Deno.env.get("PORT") ?? "4000"}/healthz`);
await response.body?.cancel();
Deno.exit(response.ok ? 0 : 1);
