// Speech recognition on any server that speaks OpenAI's /audio/transcriptions: OpenAI, whisper.cpp, faster-whisper, FunASR …
import { OpenAI, toFile } from 'openai'
import { z } from 'zod'
import { Fault } from '../../kernel/fault.ts'
import type { Speech, SpeechHints } from '../../voice/ports.ts'
import type { Recording } from '../../voice/ports.ts'
import { asFault } from './faults.ts'

export interface SpeechConfig {
  baseUrl: string
  apiKey?: string
  name: string
  timeoutMs: number
  /** zh, en …; left out the recogniser finds out, which mixed speech wants. */
  language?: string
}

/** Whisper reads 224 tokens of a prompt, its last ones; names are two or three each. */
const LONGEST_PROMPT = 400

const Answer = z.union([z.string(), z.object({ text: z.string() }).transform((a) => a.text)])

export function createSpeech(config: SpeechConfig, readable: (recording: Recording) => Promise<Recording>): Speech {
  const client = new OpenAI({
    baseURL: config.baseUrl,
    apiKey: config.apiKey ?? 'none',
    maxRetries: 1,
    timeout: config.timeoutMs,
    logLevel: 'off',
  })
  return {
    transcribe: async (recording, hints) => {
      const { name, type, bytes } = await readable(recording)
      try {
        const answer = await client.audio.transcriptions.create({
          file: await toFile(bytes, name, { type }),
          model: config.name,
          response_format: 'json',
          prompt: promptOf(hints),
          ...(config.language ? { language: config.language } : {}),
        })
        return { text: cleaned(Answer.parse(answer)) }
      } catch (error) {
        if (error instanceof z.ZodError)
          throw new Fault('unavailable', 'the recogniser answered something else', { cause: error })
        throw asFault(error)
      }
    },
  }
}

/** The last words count most: people's names stand there. */
const promptOf = ({ words, locale }: SpeechHints): string =>
  words.join(locale === 'zh' ? '，' : ', ').slice(0, LONGEST_PROMPT)

/** SenseVoice marks language, mood and noise: <|zh|><|NEUTRAL|>…; whisper.cpp says [BLANK_AUDIO] when there is nothing. */
const cleaned = (text: string): string =>
  text
    .replace(/<\|[^|<>]{0,40}\|>/g, '')
    .replace(/\[(?:BLANK_AUDIO|MUSIC|SILENCE|NOISE)\]/gi, '')
    .trim()
