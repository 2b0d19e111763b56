/**
 * `data:` URIs (RFC 2397), the form in which this wire carries pictures and files inline.
 *
 * @module
 */

/** A media type and base64 text. */
export interface InlineData {
  mediaType: string;
  data: string;
}

/** Whether `url` is a `data:` URI; the scheme is case-insensitive. */
export function isDataUri(url: string): boolean {
  return /^data:/i.test(url);
}

/**
 * Takes a `data:` URI apart, or answers `undefined` when it is malformed. Base64 is passed on as it
 * is, neither decoded nor copied; percent-encoded data becomes base64.
 */
export function readDataUri(uri: string): InlineData | undefined {
  const comma = uri.indexOf(",");
  if (comma < 0) return undefined;
  const [type = "", ...parameters] = uri.slice("data:".length, comma).split(";");
  const mediaType = type.trim().toLowerCase() || "application/octet-stream";
  const payload = uri.slice(comma + 1);
  if (parameters.some((word) => word.trim().toLowerCase() === "base64")) {
    return { mediaType, data: payload };
  }
  const bytes = percentDecoded(payload);
  return bytes === undefined ? undefined : { mediaType, data: btoa(bytes) };
}

/** Puts a `data:` URI together. */
export function dataUri(mediaType: string, data: string): string {
  return `data:${mediaType};base64,${data}`;
}

/** One character per byte, as `btoa` wants it; `undefined` for a bad escape. */
function percentDecoded(text: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return undefined;
  const escaped = text.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character));
  return escaped.replace(
    /%([0-9a-f]{2})/gi,
    (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
