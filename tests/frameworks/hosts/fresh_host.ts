/**
 * Calls the route that is named, the example's for Fresh, as Fresh calls it: by its documented context.
 *
 * @module
 */

import type * as Route from "../../../examples/fresh/routes/llm/[...path].ts";

const { handler }: typeof Route = await import(
  new URL(Deno.args[0] ?? "", import.meta.url).href
);

const server = Deno.serve(
  { hostname: "127.0.0.1", port: Number(Deno.env.get("PORT")) },
  (req, info) => {
    if (new URL(req.url).pathname === "/") {
      return new Response("The gateway is at /llm.");
    }
    return handler({ req, info });
  },
);

Deno.addSignalListener("SIGTERM", async () => {
  await server.shutdown();
  Deno.exit();
});
