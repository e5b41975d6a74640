// Recordings that recognisers do not take, made into WAV: SILK here, everything else by the machine's own sox or ffmpeg.
import { spawn } from 'node:child_process'
import { decode } from 'silk-wasm'
import { Fault } from '../../kernel/fault.ts'
import { containerOf, ENDINGS, wavOf, type Container } from '../../voice/container.ts'
import type { Recording } from '../../voice/ports.ts'

const RATE = 16_000
const TIMEOUT_MS = 20_000
/** Ten minutes of speech. */
const LONGEST_WAV = RATE * 2 * 600
/** What OpenAI's interface names; servers of one's own take these too. */
const TAKEN: readonly Container[] = ['wav', 'ogg', 'webm', 'mp4', 'mp3', 'flac']

export interface Converted extends Recording {
  container: Container
}

/** `only`: some recognisers read nothing but WAV. Its name then ends as its bytes do, whatever it was called. */
export async function readable(recording: Recording, only?: 'wav'): Promise<Converted> {
  const container = containerOf(recording.bytes)
  if (!container) throw new Fault('bad-input', 'not a recording')
  if (only ? container === 'wav' : TAKEN.includes(container))
    return { ...recording, name: `voice.${ENDINGS[container]}`, container }
  return { name: 'voice.wav', type: 'audio/wav', container: 'wav', bytes: await toWav(recording.bytes, container) }
}

async function toWav(bytes: Uint8Array, container: Container): Promise<Uint8Array> {
  if (container === 'silk') {
    const { data } = await decode(bytes, RATE).catch((error: unknown) => {
      throw new Fault('bad-input', 'a broken SILK recording', { cause: error })
    })
    return wavOf(data, RATE)
  }
  // ffmpeg's own AMR decoder drops the silent frames, and words with them; sox has the real one.
  const tools = container.startsWith('amr') ? [SOX, FFMPEG] : [FFMPEG, SOX]
  for (const { command, flags } of tools) {
    const wav = await run(command, flags(container), bytes)
    if (wav !== 'not here') return wav
  }
  throw new Fault('bad-input', `recordings in ${container} need ffmpeg or sox on this machine`)
}

const FFMPEG = {
  command: 'ffmpeg',
  flags: () => ['-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'pipe', '-i', 'pipe:0', '-vn', '-ac', '1', '-ar', String(RATE), '-f', 'wav', 'pipe:1'], // prettier-ignore
}
const SOX = {
  command: 'sox',
  flags: (container: Container) => ['-V1', '-t', container === 'amr' ? 'amr-nb' : container === 'amr-wb' ? 'amr-wb' : ENDINGS[container], '-', '-r', String(RATE), '-c', '1', '-b', '16', '-t', 'wav', '-'], // prettier-ignore
}

/** No shell, nothing but pipes, an end to how long and how much. */
function run(command: string, flags: readonly string[], input: Uint8Array): Promise<Uint8Array | 'not here'> {
  return new Promise((done, fail) => {
    const child = spawn(command, flags, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    })
    const parts: Buffer[] = []
    let size = 0
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? done('not here') : fail(new Fault('unavailable', `${command} could not start`)),
    )
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > LONGEST_WAV) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.on('close', (code) => {
      if (size > LONGEST_WAV) fail(new Fault('too-large', 'a recording of more than ten minutes'))
      else if (code === 0 && size > 44) done(Buffer.concat(parts))
      else fail(new Fault('bad-input', 'a recording that cannot be read'))
    })
    // Closed early when it did not like what it got: the exit code says so.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
