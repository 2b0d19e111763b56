/**
 * A reader of server-sent events for tests, written apart from the product's: slow, and literal to
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream.
 *
 * @module
 */

/** One event: `event` is `""` where there was no such field. */
export interface Frame {
  event: string;
  data: string;
}

/** Everything a stream holds. */
export interface SseText {
  frames: Frame[];
  comments: string[];
  /** What stands after the last blank line. */
  rest: string;
}

/** Reads a whole stream. An event whose blank line never comes is not an event. */
export function readSse(text: string): SseText {
  const frames: Frame[] = [];
  const comments: string[] = [];
  let event = "";
  let data: string[] | undefined;
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const rest = lines.pop() ?? "";
  for (const line of lines) {
    if (line === "") {
      if (data !== undefined) frames.push({ event, data: data.join("\n") });
      event = "";
      data = undefined;
    } else if (line.startsWith(":")) comments.push(line.slice(1).trim());
    else {
      const colon = line.indexOf(":");
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (name === "event") event = value;
      if (name === "data") (data ??= []).push(value);
    }
  }
  return { frames, comments, rest };
}

/** A frame as text. */
export function sseFrame(data: unknown, event?: string): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `${event === undefined ? "" : `event: ${event}\n`}data: ${text}\n\n`;
}
