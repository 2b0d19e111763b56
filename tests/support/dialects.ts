/**
 * The dialects these tests know natively, by the names a configuration gives them.
 *
 * @module
 */

/** One that the scripted models speak too. */
export type DialectId = "openai-chat" | "openai-responses" | "anthropic-messages";

/** Every one that a client may speak, and a recording may be in. */
export type WireId = DialectId | "gemini";
