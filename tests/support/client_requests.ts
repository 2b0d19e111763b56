/**
 * Requests recorded from real clients.
 *
 * @module
 */

import { readdirSync } from "node:fs";
import { type Json, object, string } from "./json.ts";
import { sharedJson, sharedPath } from "./shared.ts";
import { type Wire, WIRES } from "./wires.ts";

/** A recorded request. */
export interface ClientRequest {
  readonly name: string;
  readonly wire: Wire;
  readonly headers: Record<string, string>;
  readonly body: Json;
}

/** Every recorded request of the three wires. */
export function clientRequests(): ClientRequest[] {
  const files = readdirSync(sharedPath("client-requests")).filter((file) => file.endsWith(".json"));
  return files.sort().flatMap((file) => {
    const recorded = object(sharedJson(`client-requests/${file}`));
    const path = string(recorded.path).split("?")[0];
    const wire = WIRES.find((each) => each.path === path);
    return wire === undefined ? [] : [{
      name: file,
      wire,
      headers: object(recorded.headers) as Record<string, string>,
      body: object(recorded.body),
    }];
  });
}
