/**
 * Recorded bodies that look like answers and are none: what every client is told instead.
 *
 * @module
 */

/** The status and the words, by recording. */
export const NO_ANSWER: Readonly<Record<string, { status: number; message: RegExp }>> = {
  "firebase-vertexai-test-data/googleai/unary-failure-with-message-no-content.json": {
    status: 502,
    message: /stopped with 'OTHER': Model failed to generate content due to internal error/,
  },
};
