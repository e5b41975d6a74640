// Types of chromium.mjs for the browser tests.
type Found = { path: string; args: string[] } | { missing: string }
/** What is installed already; nothing is brought. */
export function findChromium(given?: string): Promise<Found>
export function bringChromium(given?: string): Promise<Found>
