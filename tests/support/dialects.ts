/**
 * The dialects these tests know natively, by the names a configuration gives them.
 *
 * @module
 */

/** One of them. */
export type DialectId = "openai-chat" | "openai-responses" | "anthropic-messages";
