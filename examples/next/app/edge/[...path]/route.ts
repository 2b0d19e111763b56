/**
 * The gateway below `/edge`, on the edge runtime, which is Web standards alone. What it keeps is this
 * module's.
 *
 * @module
 */

import { createGateway, defineConfig, type Gateway } from "@sluice/gateway";
import config from "../../../sluice.config";

export const runtime = "edge";

let gateway: Gateway | undefined;

function answer(request: Request): Promise<Response> {
  gateway ??= createGateway(defineConfig(config, (name) => process.env[name]));
  return gateway.fetch(request, { basePath: "/edge" });
}

export { answer as DELETE, answer as GET, answer as OPTIONS, answer as POST };
