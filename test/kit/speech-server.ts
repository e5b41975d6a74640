// A recogniser behind OpenAI's /audio/transcriptions: it answers what the test says, or really listens with PocketSphinx.
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Asked {
  name: string
  type: string
  bytes: Buffer
  model: string
  prompt: string
  language?: string
}

export interface SpeechServer {
  url: string
  asked: Asked[]
  /** What it answers: a body, or a status. */
  answer: (asked: Asked) => Promise<{ status?: number; body: unknown }>
  close(): Promise<void>
}

export async function startSpeechServer(): Promise<SpeechServer> {
  const state: Pick<SpeechServer, 'asked' | 'answer'> = { asked: [], answer: async () => ({ body: { text: '' } }) }
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      void (async () => {
        const form = await new Response(Buffer.concat(parts), {
          headers: { 'content-type': request.headers['content-type'] ?? '' },
        }).formData()
        const file = form.get('file') as File
        const asked: Asked = {
          name: file.name,
          type: file.type,
          bytes: Buffer.from(await file.arrayBuffer()),
          model: String(form.get('model')),
          prompt: String(form.get('prompt') ?? ''),
          ...(form.get('language') ? { language: String(form.get('language')) } : {}),
        }
        state.asked.push(asked)
        const { status = 200, body } = await served.answer(asked)
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const served: SpeechServer = Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => void server.close(() => done()))
    },
  })
  return served
}

/** What this machine lacks of a synthesiser, a recogniser and the converters. */
export function lacking(): string[] {
  const places = (process.env['PATH'] ?? '').split(path.delimiter)
  const there = (name: string) => places.some((dir) => fs.existsSync(path.join(dir, name)))
  return ['flite', 'pocketsphinx_continuous', 'sox', 'ffmpeg'].filter((name) => !there(name))
}

export interface Studio {
  /** A woman's voice says it; the bytes in the container asked for. */
  say(words: string, container: 'wav' | 'ogg' | 'webm' | 'm4a' | 'silk'): Promise<Uint8Array>
  /** What PocketSphinx hears: of these sentences, or of any English. */
  hear(bytes: Uint8Array, sentences?: readonly string[]): Promise<string>
  close(): void
}

export function openStudio(): Studio {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-voice-'))
  let n = 0
  const place = (ending: string) => path.join(dir, `${(n += 1)}.${ending}`)
  return {
    say: async (words, container) => {
      const wav = place('wav')
      await run('flite', ['-voice', 'slt', '-t', words, '-o', wav])
      if (container === 'wav') return fs.readFileSync(wav)
      if (container === 'silk') {
        const { encode } = await import('silk-wasm')
        const pcm = place('raw')
        await run('sox', [wav, '-r', '24000', '-c', '1', '-b', '16', '-e', 'signed-integer', pcm])
        return (await encode(fs.readFileSync(pcm), 24_000)).data
      }
      const to = place(container)
      await run('ffmpeg', ['-loglevel', 'error', '-i', wav, ...(container === 'm4a' ? [] : ['-c:a', 'libopus']), to])
      return fs.readFileSync(to)
    },
    hear: async (bytes, sentences) => {
      const [from, wav] = [place('bin'), place('wav')]
      fs.writeFileSync(from, bytes)
      // Sixteen thousand samples a second, and a moment of silence around: what the model was made for.
      await run('ffmpeg', [
        '-loglevel',
        'error',
        '-i',
        from,
        '-ac',
        '1',
        '-ar',
        '16000',
        '-af',
        'adelay=300,apad=pad_dur=0.3',
        wav,
      ])
      const grammar = place('jsgf')
      if (sentences)
        fs.writeFileSync(
          grammar,
          `#JSGF V1.0;\ngrammar office;\npublic <said> = ${sentences.map((s) => s.toLowerCase()).join(' | ')};\n`,
        )
      const { stdout } = await run('pocketsphinx_continuous', [
        '-infile',
        wav,
        ...(sentences ? ['-jsgf', grammar] : []),
        '-logfn',
        '/dev/null',
      ])
      return stdout.trim().split('\n').join(' ')
    },
    close: () => fs.rmSync(dir, { recursive: true, force: true }),
  }
}
