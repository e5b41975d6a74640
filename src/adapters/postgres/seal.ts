// Who writes events holds this gate shared, who seals them holds it alone: a seal then never misses an event that was still on its way.
/** First key of the advisory lock; the second is the organisation. */
export const SEAL_GATE = 59305
