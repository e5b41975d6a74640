/** The file cannot be a log as it is; the message says what to do. */
export class UnreadableLog extends Error {}
