/**
 * A vendor of files and batches inside the process: every account keeps its own, and knows nothing of
 * any other's.
 *
 * @module
 */

import type { Arrival } from "./endpoints.ts";

type Thing = Record<string, unknown> & { id: string };

/** The vendor. */
export interface Vendor {
  readonly answer: (arrival: Arrival) => Response;
  /** Everything there is, by account. */
  readonly accounts: Map<string, Map<string, Thing>>;
}

/** Which vendor's shapes are told. */
export type VendorKind = "openai" | "anthropic";

/** Creates a vendor whose ids begin with `prefix`. */
export function createVendor(kind: VendorKind, prefix = ""): Vendor {
  const accounts = new Map<string, Map<string, Thing>>();
  let count = 0;

  function make(path: string, { text }: Arrival): Thing {
    const number = ++count;
    if (path === "/files") {
      const purpose = /name="purpose"\r\n\r\n([^\r]*)/.exec(text)?.[1];
      return kind === "openai"
        ? { id: `${prefix}file-${number}`, object: "file", purpose, created_at: number }
        : { id: `${prefix}file_${number}`, type: "file", filename: "a.txt" };
    }
    if (kind === "openai") {
      return { id: `${prefix}batch_${number}`, object: "batch", status: "validating" };
    }
    const id = `${prefix}msgbatch_${number}`;
    const results_url = `https://api.vendor.invalid/v1/messages/batches/${id}/results`;
    return { id, type: "message_batch", processing_status: "ended", results_url };
  }

  return {
    accounts,
    answer(arrival) {
      const account = arrival.headers.get("authorization") ?? arrival.headers.get("x-api-key") ??
        "";
      const things = accounts.get(account) ?? new Map<string, Thing>();
      accounts.set(account, things);
      const path = new URL(arrival.url).pathname.replace(/^\/v1/, "");
      if (/^\/(files|batches|messages\/batches)$/.test(path)) {
        const thing = make(path, arrival);
        things.set(thing.id, thing);
        return Response.json(thing);
      }
      const [, id = "", part] = /\/([^/]*?\d+)(?:\/(\w+))?$/.exec(path) ?? [];
      const thing = things.get(id);
      if (thing === undefined) return notFound(kind);
      if (part === "content") return new Response(`content of ${id}\0\xff`);
      if (part === "results") return new Response(`{"custom_id":"1"}\n{"custom_id":"2"}\n`);
      if (part === "cancel") things.set(id, { ...thing, status: "cancelling" });
      if (arrival.method !== "DELETE") return Response.json(things.get(id));
      things.delete(id);
      return Response.json(
        kind === "openai" ? { id, object: "file", deleted: true } : { id, type: "file_deleted" },
      );
    },
  };
}

function notFound(kind: VendorKind): Response {
  const error = kind === "openai"
    ? {
      error: { message: "No such object", type: "invalid_request_error", param: "id", code: null },
    }
    : { type: "error", error: { type: "not_found_error", message: "Not found" } };
  return Response.json(error, { status: 404 });
}
