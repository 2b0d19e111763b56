/**
 * Streams and requests of our own making, full of things nobody knows: fields, events, block types,
 * odd spacing, comments.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";

/** A stream of each dialect that only a relay of bytes can pass on. */
export const STRANGE_STREAMS: Readonly<Record<DialectId, string>> = {
  "openai-chat": `: hello from the provider

data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","x_new":[1,{"y":null}],"choices":[{"index":0,"delta":{"role":"assistant","content":"","annotations":[],"mood":"calm"},"logprobs":null,"finish_reason":null,"x":1.50}]}

data:{ "id" : "c1", "object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Gr\\u00fc\\u00dfe 😀","provider_specific_fields":{"deep":{"er":true}}},"finish_reason":null}],"obfuscation":"aB3" }

id: 7
retry: 10
data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"hologram":{"frames":[0,1e2,-0]}},"finish_reason":"stop","native_finish_reason":"STOP"}]}

data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5,"queue_time":0.041,"cost":12345678901234567890}}

data: [DONE]

`,
  "anthropic-messages": `event: message_start
data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"container":{"id":"c"},"usage":{"input_tokens":3,"output_tokens":1,"x_tokens":9}}}

event: weather_report
data: {"type":"weather_report","sky":"blue"}

event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"hologram","frames":[]}   }

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"hologram_delta","frame":1.0}}

event: content_block_stop
data: {"type":"content_block_stop","index":0}

event: content_block_start
data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":"","citations":[]}}

event: ping
data: {"type": "ping"}

event: content_block_delta
data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Gr\\u00fc\\u00dfe 😀","tone":"warm"}}

event: content_block_stop
data: {"type":"content_block_stop","index":1}

event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null,"stop_details":{"x":1}},"usage":{"output_tokens":2},"context_management":{"applied_edits":[]}}

event: message_stop
data: {"type":"message_stop","x":0}

`,
  "openai-responses": `event: response.created
data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","model":"m","output":[],"moderation":null,"x_new":{"a":[]}}}

event: response.hologram.started
data: {"type":"response.hologram.started","sequence_number":1,"frames":12}

event: response.output_item.added
data: {"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":{"id":"h1","type":"hologram_call","status":"in_progress"}}

event: response.output_item.done
data: {"type":"response.output_item.done","sequence_number":3,"output_index":0,"item":{"id":"h1","type":"hologram_call","status":"completed","frames":[1.0,2e0]}}

event: response.output_item.added
data: {"type":"response.output_item.added","sequence_number":4,"output_index":1,"item":{"id":"m1","type":"message","role":"assistant","status":"in_progress","content":[],"phase":"final_answer"}}

event: response.content_part.added
data: {"type":"response.content_part.added","sequence_number":5,"output_index":1,"item_id":"m1","content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}

event: response.output_text.delta
data: {"type":"response.output_text.delta","sequence_number":6,"output_index":1,"item_id":"m1","content_index":0,"delta":"Gr\\u00fc\\u00dfe 😀","obfuscation":"zz"}

event: response.output_text.done
data: {"type":"response.output_text.done","sequence_number":7,"output_index":1,"item_id":"m1","content_index":0,"text":"Gr\\u00fc\\u00dfe 😀"}

event: response.content_part.done
data: {"type":"response.content_part.done","sequence_number":8,"output_index":1,"item_id":"m1","content_index":0,"part":{"type":"output_text","text":"Gr\\u00fc\\u00dfe 😀","annotations":[]}}

event: response.output_item.done
data: {"type":"response.output_item.done","sequence_number":9,"output_index":1,"item":{"id":"m1","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Gr\\u00fc\\u00dfe 😀","annotations":[]}]}}

event: response.completed
data: {"type":"response.completed","sequence_number":10,"response":{"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m","output":[{"id":"m1","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Gr\\u00fc\\u00dfe 😀","annotations":[]}]}],"usage":{"input_tokens":3,"output_tokens":2,"total_tokens":5,"x":{}},"x_last":true}}

`,
};

/** The text each of {@link STRANGE_STREAMS} says. */
export const STRANGE_TEXT = "Grüße 😀";

/** A request of each dialect with fields nobody knows, as its client wrote it. */
export const STRANGE_REQUESTS: Readonly<Record<DialectId, string>> = {
  "openai-chat": `{
  "temperature": 1.0, "seed": 9007199254740993, "x_new": {"model": "not this one", "n": [1e2, -0]},
  "model" : "up/m",
  "messages": [ {"role": "user", "content": "say \\"model\\": \\u00fc \\ud83d\\ude00", "x": null} ],
  "web_search_options": {}, "stream": true
}`,
  "anthropic-messages":
    `{"max_tokens":64,"thinking":{"type":"hologram","budget":1.50},"messages":[{"role":"user","content":[{"type":"hologram","model":"inner"},{"type":"text","text":"\\u00fc"}]}],"model":"up/m","stream":true,"mcp_servers":[{"url":"http://x"}]}`,
  "openai-responses":
    `{"input":[{"type":"hologram","id":"h","model":"inner"},{"role":"user","content":"\\ud83d\\ude00"}],"model":"up/m","stream":true,"background":false,"x_new":[[]],"prompt_cache_retention":"24h"}`,
};

/** What of a strange request is to reach the provider: all of it, with the provider's model name. */
export function strangeAsSent(dialect: DialectId): string {
  return STRANGE_REQUESTS[dialect].replace('"up/m"', '"m"');
}

/** A whole answer of each dialect with fields nobody knows, oddly spaced. */
export const STRANGE_REPLIES: Readonly<Record<DialectId, string>> = {
  "openai-chat":
    `{ "id":"c1","object":"chat.completion","created":1,"model":"m","x_new":1.0,"choices":[{"index":0,"message":{"role":"assistant","content":"Gr\\u00fc\\u00dfe 😀","hologram":[]},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5} }\n`,
  "anthropic-messages":
    `{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"hologram","frames":[1.0]},{"type":"text","text":"Gr\\u00fc\\u00dfe 😀","tone":"warm"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":2},"x_new":{}}`,
  "openai-responses":
    `{"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m","output":[{"id":"h1","type":"hologram_call"},{"id":"m1","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Gr\\u00fc\\u00dfe 😀","annotations":[]}]}],"usage":{"input_tokens":3,"output_tokens":2,"total_tokens":5},"x_new":[]}`,
};
