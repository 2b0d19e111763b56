/**
 * Files on OpenAI's two wires, which share one store of files and go by file names.
 *
 * @module
 */

import type { Source } from "../canonical/request.ts";

/** What a file's name says of its content, where the media type is not told. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["pdf", "application/pdf"],
  ["txt", "text/plain"],
  ["md", "text/markdown"],
  ["csv", "text/csv"],
  ["html", "text/html"],
  ["xml", "text/xml"],
  ["json", "application/json"],
  ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
]);

/** The id of `source` in the store that both wires share; `undefined` if it is not in there. */
export function openAiFileId(source: Source): string | undefined {
  if (source.type !== "file") return undefined;
  const { origin } = source;
  return origin === "openai-chat" || origin === "openai-responses" ? source.id : undefined;
}

/** Whether `mediaType` is of sounds or films, which are no files to these wires. */
export function isRecording(mediaType: string | undefined): boolean {
  return /^(?:audio|video)\//i.test(mediaType ?? "");
}

/**
 * A name for a file, which the vendor tells formats by: `title`, with an extension if it has none.
 *
 * @example
 * ```ts
 * import { fileName } from "./openai_files.ts";
 * fileName("Annual report", "application/pdf"); // "Annual report.pdf"
 * ```
 */
export function fileName(title: string | undefined, mediaType: string): string {
  const name = title ?? "document";
  if (/\.[a-z0-9]{1,5}$/i.test(name)) return name;
  const known = [...TYPES].find(([, type]) => type === mediaType)?.[0];
  const extension = known ?? /^[a-z]+\/([a-z0-9]+)$/.exec(mediaType)?.[1];
  return extension === undefined ? name : `${name}.${extension}`;
}

/** The media type of a file by its name; PDF where the name does not tell. */
export function mediaTypeOfName(name: string | undefined): string {
  const extension = name?.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return TYPES.get(extension ?? "") ?? "application/pdf";
}
