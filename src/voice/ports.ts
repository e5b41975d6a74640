// Speech to words: any recogniser that is handed a recording.

export interface Recording {
  name: string
  /** MIME type as the platform said; the bytes decide. */
  type: string
  bytes: Uint8Array
}

export interface SpeechHints {
  locale: 'zh' | 'en'
  /** Names and process words that may be said; the recogniser may use them. */
  words: readonly string[]
}

export interface Transcript {
  /** Empty: nothing was understood. */
  text: string
  /** Other readings worth offering, best first. */
  others?: readonly string[]
}

export interface Speech {
  /** Fault('bad-input'): this recording cannot be read; Fault('unavailable'): nobody recognises right now. */
  transcribe(recording: Recording, hints: SpeechHints): Promise<Transcript>
}
