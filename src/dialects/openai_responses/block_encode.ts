/**
 * Blocks as output items: which item a block is, or is a part of. An item is kept in the output as it
 * was last told, so that the finished response repeats it.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  AssistantPart,
  RefusalPart,
  TextPart,
  ThinkingPart,
  ToolCallPart,
} from "../../canonical/request.ts";
import type { AnswerContext } from "../dialect.ts";
import {
  type BlockWriter,
  createCallWriter,
  createTextWriter,
  createThinkingWriter,
  type Message,
} from "./block_writers.ts";
import type { Frames } from "./frames.ts";
import {
  callItem,
  type CallNames,
  imageItem,
  type ItemStatus,
  messageItem,
  reasoningItem,
} from "./items.ts";
import { declaredTools } from "./names.ts";
import { sealedRedaction } from "./thinking.ts";

/** The items of an answer. */
export interface ItemWriter {
  readonly output: JsonObject[];
  /** Starts a block; one that has no place here, or is whole at once, has no writer. */
  start(part: AssistantPart): { writer?: BlockWriter; text: string };
  /** Ends the message under way: nothing more comes. */
  seal(status: "completed" | "incomplete"): string;
  /** Marks the message under way as incomplete. */
  abandon(): void;
}

/** Creates the items of one answer. */
export function createItemWriter(context: AnswerContext, frames: Frames): ItemWriter {
  const output: JsonObject[] = [];
  const declared = declaredTools(context.request);
  let message: Message | undefined;

  function add(item: JsonObject): { at: number; text: string } {
    const at = output.push(item) - 1;
    return { at, text: itemEvent("added", at, item) };
  }

  function done(at: number, item: JsonObject): string {
    output[at] = item;
    return itemEvent("done", at, item);
  }

  function itemEvent(what: "added" | "done", at: number, item: JsonObject): string {
    const fields = `"output_index":${at},"item":${JSON.stringify(item)}`;
    return frames.event(`response.output_item.${what}`, fields);
  }

  function whole(item: JsonObject | undefined): { text: string } {
    if (item === undefined) return { text: "" };
    const sealed = seal("completed");
    const { at, text } = add(item);
    return { text: sealed + text + done(at, item) };
  }

  function seal(status: "completed" | "incomplete"): string {
    const last = message;
    message = undefined;
    if (last === undefined) return "";
    last.sealed = true;
    return last.open > 0 ? "" : closeMessage(last, status);
  }

  function closeMessage({ id, at, content }: Message, status: ItemStatus): string {
    return done(at, messageItem(id, status, content));
  }

  function abandon({ id, at, content }: Message): void {
    output[at] = messageItem(id, "incomplete", content);
  }

  function startText(part: TextPart | RefusalPart): { writer: BlockWriter; text: string } {
    let text = "";
    if (message === undefined) {
      const id = context.newId("msg_");
      const added = add(messageItem(id, "in_progress", []));
      message = { id, at: added.at, content: [], open: 0, sealed: false };
      text = added.text;
    }
    const home = message;
    home.open++;
    const begun = createTextWriter(part, home, frames, {
      stop() {
        home.open--;
        return home.sealed && home.open === 0 ? closeMessage(home, "completed") : "";
      },
      abandon: () => abandon(home),
    });
    return { writer: begun.writer, text: text + begun.text };
  }

  function startThinking(part: ThinkingPart): { writer: BlockWriter; text: string } {
    const sealed = seal("completed");
    const own = part.origin === undefined || part.origin === "openai-responses";
    const id = own && part.id?.startsWith("rs_") ? part.id : context.newId("rs_");
    const { at, text } = add(reasoningItem(id, ""));
    const writer = createThinkingWriter(part, id, at, frames, (item, told) => {
      output[at] = item;
      return told ? done(at, item) : "";
    });
    return { writer, text: sealed + text };
  }

  function startCall(part: ToolCallPart): { writer: BlockWriter; text: string } {
    const sealed = seal("completed");
    const tool = declared.get(part.name);
    const custom = part.format === "text" || tool?.custom === true;
    const call: CallNames = {
      id: context.newId(custom ? "ctc_" : "fc_"),
      callId: part.id,
      name: tool?.name ?? part.name,
      namespace: tool?.namespace,
    };
    const { at, text } = add(callItem(call, custom, "", "in_progress"));
    const unwrap = custom && part.format === "json";
    const writer = createCallWriter(call, custom, unwrap, at, frames, (item, told) => {
      output[at] = item;
      return told ? done(at, item) : "";
    });
    return { writer, text: sealed + text };
  }

  return {
    output,
    start(part) {
      switch (part.type) {
        case "text":
        case "refusal":
          return startText(part);
        case "thinking":
          return startThinking(part);
        case "tool_call":
          return startCall(part);
        case "redacted_thinking":
          return whole(reasoningItem(context.newId("rs_"), "", sealedRedaction(part)));
        case "image":
          return whole(imageItem(context.newId("ig_"), part));
        case "hosted":
          return whole(part.origin === "openai-responses" ? part.item : undefined);
      }
    },
    seal,
    abandon() {
      if (message) abandon(message);
    },
  };
}
