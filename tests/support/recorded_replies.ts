/**
 * Recorded whole answers of the three wires, found by their shape.
 *
 * @module
 */

import { readdirSync, readFileSync } from "node:fs";
import type { DialectId } from "./dialects.ts";
import { type Json, object } from "./json.ts";
import { sharedPath } from "./shared.ts";

/** A recorded answer that is not a stream. */
export interface RecordedReply {
  readonly id: string;
  readonly dialect: DialectId;
  readonly body: Json;
}

/** Every recorded whole answer, in a stable order. */
export function recordedReplies(): RecordedReply[] {
  const root = sharedPath("fixtures");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json") && !path.startsWith("schemas"))
    .sort();
  return files.flatMap((path) => {
    return repliesIn(parsed(readFileSync(`${root}/${path}`, "utf8"))).map((reply, at) => ({
      id: `${path}#${at}`,
      ...reply,
    }));
  });
}

/** Some files hold a stream of JSON lines. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function repliesIn(value: unknown): { dialect: DialectId; body: Json }[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const body = object(value);
  const dialect = dialectOf(body);
  if (dialect !== undefined) return [{ dialect, body }];
  if (!Array.isArray(body.interactions)) return [];
  return body.interactions.flatMap((each) => repliesIn(object(object(each).response).body));
}

function dialectOf(body: Json): DialectId | undefined {
  if (body.object === "chat.completion" && Array.isArray(body.choices)) return "openai-chat";
  if (body.object === "response" && Array.isArray(body.output)) return "openai-responses";
  if (body.type === "message" && Array.isArray(body.content) && body.usage) {
    return "anthropic-messages";
  }
  return undefined;
}
