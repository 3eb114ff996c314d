export interface Clinic {
  /** `http://127.0.0.1:<port>`: the web app, and the API under `/api`. */
  readonly url: string;
  /** Where all it keeps lies: with `ownDatabase` the server's data too. */
  readonly folder: string;
  /** Folder of the `.eml` files the clinic has sent. */
  readonly outbox: string;
  /** The API's log. */
  readonly log: string;
  /** Path of the waiting-room display, if the API named one. */
  readonly display: string | undefined;
  readonly database: { host: string; port: number; user: string; password: string; name: string };
  /** For `beside`. */
  shared(): unknown;
  apiPid(): number | undefined;
  /** Only with `ownDatabase`. */
  databasePid(): number | undefined;
  /** kill -9; it comes back by itself. */
  killApi(): void;
  /** kill -9 of the clinic's own server (`ownDatabase`); it comes back by itself. */
  killDatabase(): void;
  stop(): Promise<void>;
}

export interface ClinicOptions {
  /** A free one is chosen if not given. */
  port?: number;
  /** Name of its database, `cuspid_test_…`. Dropped at both ends. */
  database?: string;
  /** Loads the demo clinic and offers its sign-ins (true). */
  demo?: boolean;
  /** Runs a private database server for this clinic alone, that may be killed. */
  ownDatabase?: boolean;
  /** A second process of that clinic, on its database. End it before the first. */
  beside?: Clinic;
  /** Seconds by which this process' clock is ahead of the machine's (or, negative, behind). */
  clockAhead?: number;
  /** More settings for the API. */
  env?: Record<string, string>;
  /** Hears what the supervisor does. */
  say?: (line: string) => void;
}

/** Starts a whole clinic from the built applications; resolves when it is ready. */
export function startClinic(options?: ClinicOptions): Promise<Clinic>;
