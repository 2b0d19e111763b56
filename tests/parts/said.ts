/**
 * How clients of each wire say a part, and where.
 *
 * @module
 */

import type {
  PartKind,
  PartPosition,
  PartSource,
  PartTarget,
  PartWire,
} from "../../src/dialects/parts_table.ts";
import type { Json } from "../support/json.ts";

/** The bytes of every part: base64 that must arrive as it left. */
export const BYTES = "JVBERi0xLjcKJb+3/v8+Pz8=";
/** The text of every text document. */
export const TEXT = "It was a dark night.";
/** The address of every part that has one. */
export const ADDRESSES: Readonly<Record<PartKind, string>> = {
  image: "https://files.invalid/a/cat.png?x=1",
  document: "https://files.invalid/a/paper.pdf?x=1",
  audio: "https://files.invalid/a/song.mp3?x=1",
  video: "https://files.invalid/a/film.mp4?x=1",
};
/** The address of every part in Google's own store. */
export const STORED = "https://generativelanguage.googleapis.com/v1beta/files/abc123";

const TYPES: Readonly<Record<PartKind, string>> = {
  image: "image/png",
  document: "application/pdf",
  audio: "audio/mp3",
  video: "video/mp4",
};

type Sayings = Readonly<Partial<Record<`${PartKind} ${PartSource}`, Json>>>;

const dataUri = (kind: PartKind): string => `data:${TYPES[kind]};base64,${BYTES}`;
const inline = (kind: PartKind): Json => ({
  inlineData: { mimeType: TYPES[kind], data: BYTES },
});
const atAddress = (kind: PartKind, fileUri: string): Json => ({
  fileData: { mimeType: TYPES[kind], fileUri },
});
const source = (type: string, kind: PartKind): Json => ({
  type,
  source: { type: "base64", media_type: TYPES[kind], data: BYTES },
});

/** Each part in each wire's own words; a wire that has none for a part cannot say it. */
export const SAYINGS: Readonly<Record<PartWire, Sayings>> = {
  chat: {
    "image bytes": { type: "image_url", image_url: { url: dataUri("image") } },
    "image address": { type: "image_url", image_url: { url: ADDRESSES.image } },
    "document bytes": { type: "file", file: { file_data: dataUri("document") } },
    "document openai": { type: "file", file: { file_id: "file-1" } },
    "audio bytes": { type: "input_audio", input_audio: { data: BYTES, format: "mp3" } },
  },
  responses: {
    "image bytes": { type: "input_image", image_url: dataUri("image") },
    "image address": { type: "input_image", image_url: ADDRESSES.image },
    "image openai": { type: "input_image", file_id: "file-1" },
    "document bytes": { type: "input_file", file_data: dataUri("document") },
    "document address": { type: "input_file", file_url: ADDRESSES.document },
    "document openai": { type: "input_file", file_id: "file-1" },
    "audio bytes": { type: "input_audio", input_audio: { data: BYTES, format: "mp3" } },
  },
  messages: {
    "image bytes": source("image", "image"),
    "image address": { type: "image", source: { type: "url", url: ADDRESSES.image } },
    "image anthropic": { type: "image", source: { type: "file", file_id: "file_1" } },
    "document bytes": source("document", "document"),
    "document address": { type: "document", source: { type: "url", url: ADDRESSES.document } },
    "document anthropic": { type: "document", source: { type: "file", file_id: "file_1" } },
    "document text": {
      type: "document",
      source: { type: "text", media_type: "text/plain", data: TEXT },
    },
  },
  gemini: {
    "image bytes": inline("image"),
    "image address": atAddress("image", ADDRESSES.image),
    "image google": atAddress("image", STORED),
    "document bytes": inline("document"),
    "document address": atAddress("document", ADDRESSES.document),
    "document google": atAddress("document", STORED),
    "audio bytes": inline("audio"),
    "audio address": atAddress("audio", ADDRESSES.audio),
    "video bytes": inline("video"),
    "video address": atAddress("video", ADDRESSES.video),
  },
};

/** What must stand at a provider where the wire's own part is not the one clients write. */
export const ARRIVALS: Readonly<Record<PartTarget, Sayings>> = {
  ...SAYINGS,
  chat: {
    ...SAYINGS.chat,
    "document text": { type: "text", text: `<document>\n${TEXT}\n</document>` },
  },
  responses: {
    ...SAYINGS.responses,
    "document text": { type: "input_text", text: `<document>\n${TEXT}\n</document>` },
  },
  gemini: {
    ...SAYINGS.gemini,
    "document text": { text: `<document>\n${TEXT}\n</document>` },
  },
  converse: {
    "image bytes": { image: { format: "png", source: { bytes: BYTES } } },
    "document bytes": { document: { format: "pdf", name: "document", source: { bytes: BYTES } } },
    "document text": { text: `<document>\n${TEXT}\n</document>` },
    "audio bytes": { audio: { format: "mp3", source: { bytes: BYTES } } },
  },
};

/** Where a part arrives at a provider of a wire that no client speaks. */
export const CONVERSE_PATHS: Readonly<Partial<Record<PartPosition, string>>> = {
  user: "messages[0].content[1]",
  result: "messages[2].content[0].toolResult.content[1]",
};

/** Where a part is in a request, and the request round it. */
export interface Place {
  /** The part's path in the client's body; absent where the wire has no such place. */
  readonly path: string;
  /** The body with `part` there. */
  body(part: Json): Json;
}

const NO_PLACE = undefined;

/** The places of each wire. */
export const PLACES: Readonly<
  Record<PartWire, Readonly<Record<PartPosition, Place | undefined>>>
> = {
  chat: {
    user: {
      path: "messages[0].content[1]",
      body: (part) => chat([{ role: "user", content: [{ type: "text", text: "Look:" }, part] }]),
    },
    result: {
      path: "messages[2].content[1]",
      body: (part) =>
        chat([
          { role: "user", content: "Go" },
          {
            role: "assistant",
            tool_calls: [{
              id: "call_a1",
              type: "function",
              function: { name: "look", arguments: "{}" },
            }],
          },
          {
            role: "tool",
            tool_call_id: "call_a1",
            content: [{ type: "text", text: "Seen:" }, part],
          },
        ]),
    },
    instructions: {
      path: "messages[0].content[1]",
      body: (part) =>
        chat([
          { role: "system", content: [{ type: "text", text: "Like this:" }, part] },
          { role: "user", content: "Go" },
        ]),
    },
    assistant: NO_PLACE,
  },
  responses: {
    user: {
      path: "input[0].content[1]",
      body: (part) => ({
        input: [{ role: "user", content: [{ type: "input_text", text: "Look:" }, part] }],
      }),
    },
    result: {
      path: "input[2].output[1]",
      body: (part) => ({
        input: [
          { role: "user", content: "Go" },
          { type: "function_call", call_id: "call_a1", name: "look", arguments: "{}" },
          {
            type: "function_call_output",
            call_id: "call_a1",
            output: [{ type: "input_text", text: "Seen:" }, part],
          },
        ],
      }),
    },
    instructions: {
      path: "input[0].content[1]",
      body: (part) => ({
        input: [
          { role: "system", content: [{ type: "input_text", text: "Like this:" }, part] },
          { role: "user", content: "Go" },
        ],
      }),
    },
    assistant: NO_PLACE,
  },
  messages: {
    user: {
      path: "messages[0].content[1]",
      body: (part) =>
        messages([{ role: "user", content: [{ type: "text", text: "Look:" }, part] }]),
    },
    result: {
      path: "messages[2].content[0].content[1]",
      body: (part) =>
        messages([
          { role: "user", content: "Go" },
          {
            role: "assistant",
            content: [{ type: "tool_use", id: "call_a1", name: "look", input: {} }],
          },
          {
            role: "user",
            content: [{
              type: "tool_result",
              tool_use_id: "call_a1",
              content: [{ type: "text", text: "Seen:" }, part],
            }],
          },
        ]),
    },
    instructions: NO_PLACE,
    assistant: {
      path: "messages[1].content[1]",
      body: (part) =>
        messages([
          { role: "user", content: "Draw" },
          { role: "assistant", content: [{ type: "text", text: "Here:" }, part] },
          { role: "user", content: "Again" },
        ]),
    },
  },
  gemini: {
    user: {
      path: "contents[0].parts[1]",
      body: (part) => ({ contents: [{ role: "user", parts: [{ text: "Look:" }, part] }] }),
    },
    result: {
      path: "contents[2].parts[0].functionResponse.parts[0]",
      body: (part) => ({
        contents: [
          { role: "user", parts: [{ text: "Go" }] },
          { role: "model", parts: [{ functionCall: { id: "call_a1", name: "look" } }] },
          {
            role: "user",
            parts: [{
              functionResponse: {
                id: "call_a1",
                name: "look",
                response: { output: "Seen:" },
                parts: [part],
              },
            }],
          },
        ],
      }),
    },
    instructions: {
      path: "systemInstruction.parts[1]",
      body: (part) => ({
        systemInstruction: { parts: [{ text: "Like this:" }, part] },
        contents: [{ role: "user", parts: [{ text: "Go" }] }],
      }),
    },
    assistant: {
      path: "contents[1].parts[1]",
      body: (part) => ({
        contents: [
          { role: "user", parts: [{ text: "Draw" }] },
          { role: "model", parts: [{ text: "Here:" }, part] },
          { role: "user", parts: [{ text: "Again" }] },
        ],
      }),
    },
  },
};

function chat(messages: Json[]): Json {
  return { messages };
}

function messages(list: Json[]): Json {
  return { max_tokens: 9, messages: list };
}
