/**
 * A provider of Responses that keeps what it answered, for each of its accounts apart: the vendor's
 * own behaviour, as far as tests of what is kept need it.
 *
 * @module
 */

import type { SentRequest } from "./inline_upstream.ts";
import { type Json, object, objects } from "./json.ts";
import { createRecitingModel } from "./reciting_model.ts";

interface Kept {
  readonly response: Json;
  readonly input: Json[];
}

/** One provider. */
export interface KeepingProvider {
  /** Answers a request that the gateway sent. */
  answer(request: SentRequest): Response;
  /** Method, path and account of every request, in order. */
  readonly log: string[];
  /** The bodies of the requests for answers. */
  readonly asked: Json[];
}

/** What a test may want different. */
export interface KeepingOptions {
  readonly thinks?: boolean;
  /** Whether it keeps nothing after all, and serves nothing but answers. */
  readonly forgets?: boolean;
}

/** Creates one; accounts are told apart by their bearer token. */
export function createKeepingProvider(options: KeepingOptions = {}): KeepingProvider {
  const model = createRecitingModel("openai-responses", options);
  const accounts = new Map<string, Map<string, Kept>>();
  const log: string[] = [];
  const asked: Json[] = [];
  let count = 0;

  function create(kept: Map<string, Kept>, body: Json): Response {
    asked.push(body);
    if (options.forgets === true && refersToKept(body)) {
      return failed(400, "Nothing is kept here.");
    }
    const input = inputOf(kept, body);
    if (input === undefined) return previousNotFound(String(body.previous_response_id));
    const { previous_response_id: _, background, ...rest } = body;
    const mark = `${++count}x`;
    const whole = model.respond({ ...rest, stream: false, input }).pieces.join("");
    const response = object(JSON.parse(renamed(whole, mark)));
    if (body.store !== false && options.forgets !== true) {
      kept.set(String(response.id), { response, input });
    }
    if (background === true) {
      return Response.json({ ...response, background: true, status: "queued", output: [] });
    }
    if (body.stream !== true) return Response.json(response);
    const { pieces } = model.respond({ ...rest, input });
    return new Response(renamed(pieces.join(""), mark), {
      headers: { "content-type": "text/event-stream" },
    });
  }

  function about(kept: Map<string, Kept>, { method, url }: SentRequest): Response {
    const { pathname, searchParams } = new URL(url);
    const [, , , id = "", what] = pathname.split("/");
    const found = kept.get(id);
    if (found === undefined) return failed(404, `Response with id '${id}' not found.`);
    if (method === "DELETE") {
      kept.delete(id);
      return Response.json({ id, object: "response", deleted: true });
    }
    if (what === "cancel") return Response.json({ ...found.response, status: "cancelled" });
    if (what !== "input_items") {
      return Response.json({ ...found.response, seen: `${searchParams}` });
    }
    const data = found.input.map((item, index) => ({
      type: "message",
      id: `in_${index}`,
      ...item,
    }));
    return Response.json({
      object: "list",
      data: searchParams.get("order") === "asc" ? data : data.toReversed(),
      has_more: false,
    });
  }

  return {
    log,
    asked,
    answer(request) {
      const account = request.headers.get("authorization") ?? "";
      const kept = accounts.get(account) ?? new Map<string, Kept>();
      accounts.set(account, kept);
      const { pathname } = new URL(request.url);
      log.push(`${request.method} ${pathname} ${account.replace("Bearer ", "")}`);
      if (request.method !== "POST" || pathname.includes("/resp_")) return about(kept, request);
      if (options.forgets === true && !pathname.endsWith("/responses")) {
        return failed(404, "Not found");
      }
      if (pathname.endsWith("/compact")) return compacted(request.json());
      if (pathname.endsWith("/input_tokens")) {
        return Response.json({ object: "response.input_tokens", input_tokens: 77 });
      }
      return create(kept, request.json());
    },
  };
}

function refersToKept({ background, input, previous_response_id: previous }: Json): boolean {
  return background === true || typeof previous === "string" ||
    (Array.isArray(input) && objects(input).some(({ type }) => type === "item_reference"));
}

/** Ids differ from answer to answer, in both its forms alike. */
function renamed(text: string, mark: string): string {
  return text.replaceAll(/"(resp|msg|rs|fc)_\w+"/g, (id) => `${id.slice(0, -1)}_${mark}"`)
    .replaceAll(/"resp_recital\d+_/g, '"resp_recital_');
}

function inputOf(kept: ReadonlyMap<string, Kept>, body: Json): Json[] | undefined {
  const items = [...kept.values()].flatMap(({ response }) => objects(response.output));
  const own = typeof body.input === "string"
    ? [{ role: "user", content: body.input }]
    : objects(body.input ?? []).map((item) =>
      item.type === "item_reference" ? items.find(({ id }) => id === item.id) ?? item : item
    );
  if (typeof body.previous_response_id !== "string") return own;
  const previous = kept.get(String(body.previous_response_id));
  if (previous === undefined) return undefined;
  return [...previous.input, ...objects(previous.response.output), ...own];
}

function compacted({ input }: Json): Response {
  const item = { id: "cmp_1", type: "compaction", encrypted_content: "ciphertext" };
  return Response.json({
    id: "resp_compacted",
    object: "response.compaction",
    created_at: 1_700_000_000,
    output: [...Array.isArray(input) ? input : [], item],
    usage: null,
  });
}

function previousNotFound(id: string): Response {
  return failed(400, `Previous response with id '${id}' not found.`, "previous_response_not_found");
}

function failed(status: number, message: string, code: string | null = null): Response {
  const error = { message, type: "invalid_request_error", param: null, code };
  return Response.json({ error }, { status });
}
