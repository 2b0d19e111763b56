/**
 * What the command sees of the process it runs in, so that everything below `main.ts` can be tried
 * without one.
 *
 * @module
 */

/** The process, as far as the command cares. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `linux`, `darwin` or `win32`. */
  readonly platform: string;
  readonly home: string;
  readonly cwd: string;
  /** Whether a person looks at the output, and at the error output. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** How wide the output is, where a person looks at it. */
  readonly columns?: number | undefined;
  /** What is typed or piped in. */
  readonly input: Input;
  /** Writes to the output, and to the error output. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Standard input. */
export interface Input {
  /** Whether a person types. */
  readonly isTerminal: boolean;
  /** All that is piped in; `undefined` when it is too long. */
  text(): Promise<string | undefined>;
  /** One line that is typed without being shown; `undefined` when it is called off. */
  hidden(question: string): Promise<string | undefined>;
  /** What is typed or piped in, line by line as it comes. */
  lines(): AsyncIterable<string>;
}

/** A reason not to go on, told to the person as it is; {@link Refusal.exitCode} ends the process. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** 1 when the machine is in the way, 2 when what was written must be changed. */
  readonly exitCode: 1 | 2;

  /** Refuses with `message`, one line or several. */
  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The value of an environment variable, where an empty one counts as none. */
export function variable({ env }: Pick<Surroundings, "env">, name: string): string | undefined {
  return env[name] || undefined;
}

/** A path the way a person would write it, with `~` for their home. */
export function shortPath(path: string, { home }: Pick<Surroundings, "home">): string {
  return home !== "" && (path.startsWith(`${home}/`) || path.startsWith(`${home}\\`))
    ? `~${path.slice(home.length)}`
    : path;
}
