/**
 * Models of gitlab-duo, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
duo-chat-fable-5-1|Agentic Chat (Claude Fable 5.1)|1000000|
duo-chat-fable-5|Agentic Chat (Claude Fable 5)|1000000//128000|tip>t|TR|
duo-chat-gpt-5-1|Agentic Chat (GPT-5.1)|400000/272000/128000|ti>t|TRS|
duo-chat-gpt-5-2-codex|Agentic Chat (GPT-5.2 Codex)|400000/272000/128000|tip>t|TRS|
duo-chat-gpt-5-2|Agentic Chat (GPT-5.2)|400000/272000/128000|ti>t|TRS|
duo-chat-gpt-5-3-codex|Agentic Chat (GPT-5.3 Codex)|400000/272000/128000|tip>t|TRS|
duo-chat-gpt-5-4-mini|Agentic Chat (GPT-5.4 Mini)|400000/272000/128000|ti>t|TRS|
duo-chat-gpt-5-4-nano|Agentic Chat (GPT-5.4 Nano)|400000/272000/128000|ti>t|TRS|
duo-chat-gpt-5-4|Agentic Chat (GPT-5.4)|1050000/922000/128000|tip>t|TRS|
duo-chat-gpt-5-5|Agentic Chat (GPT-5.5)|1050000/922000/128000|tip>t|TRS|
duo-chat-gpt-5-6-luna|Agentic Chat (GPT-5.6 Luna)|1050000/922000/128000|tip>t|TRS|
duo-chat-gpt-5-6-sol|Agentic Chat (GPT-5.6 Sol)|1050000/922000/128000|tip>t|TRS|
duo-chat-gpt-5-6-terra|Agentic Chat (GPT-5.6 Terra)|1050000/922000/128000|tip>t|TRS|
duo-chat-gpt-5-codex|Agentic Chat (GPT-5 Codex)|400000/272000/128000|ti>t|TRS|
duo-chat-gpt-5-mini|Agentic Chat (GPT-5 Mini)|400000/272000/128000|ti>t|TRS|
duo-chat-gpt-6-astra|Agentic Chat (GPT-6 Astra)|1050000|
duo-chat-haiku-4-5|Agentic Chat (Claude Haiku 4.5)|200000//64000|tip>t|TR|
duo-chat-opus-4-5|Agentic Chat (Claude Opus 4.5)|200000//64000|tip>t|TR|
duo-chat-opus-4-6|Agentic Chat (Claude Opus 4.6)|1000000//64000|tip>t|TR|
duo-chat-opus-4-7|Agentic Chat (Claude Opus 4.7)|1000000//64000|tip>t|TR|
duo-chat-opus-4-8|Agentic Chat (Claude Opus 4.8)|1000000//128000|tip>t|TR|
duo-chat-opus-5|Agentic Chat (Claude Opus 5)|1000000//128000|tip>t|TR|
duo-chat-sonnet-4-5|Agentic Chat (Claude Sonnet 4.5)|200000//64000|tip>t|TR|
duo-chat-sonnet-4-6|Agentic Chat (Claude Sonnet 4.6)|1000000//64000|tip>t|TR|
duo-chat-sonnet-5|Agentic Chat (Claude Sonnet 5)|1000000//64000|tip>t|TR|
`;
