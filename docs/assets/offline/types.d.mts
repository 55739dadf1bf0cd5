/** What TypeScript's library for pages does not know of a service worker, and what the build tells ours. */

/** The site that a worker belongs to, written into it by scripts/offline. */
export interface Site {
  version: string;
  /** The folders of the pages. */
  languages: string[];
  /** The page of each language that says what can be read without a line. */
  offline: string;
  /** Every file that may be kept beside the pages: its address below the root, and how its SHA-256 begins. */
  files: Record<string, string>;
}

export interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}

export interface Fetching extends Lasting {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

/** What a page is made of: the addresses that stand in it, its own among them, and those of whatever it loaded. */
export interface Loaded {
  named: string[];
  loaded: string[];
}

export interface Told extends Lasting {
  readonly data: ({ type: "keep" } & Loaded) | { type: "version" } | { type: "take over" };
  readonly ports: readonly MessagePort[];
}

export interface Worker {
  readonly SITE: Site;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", act: (event: Lasting) => void): void;
  addEventListener(type: "fetch", act: (event: Fetching) => void): void;
  addEventListener(type: "message", act: (event: Told) => void): void;
}

export interface Connection {
  readonly connection?: { readonly saveData?: boolean };
}
