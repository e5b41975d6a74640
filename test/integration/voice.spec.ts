// Saying it: a recording in any container becomes words, the words a request, and an approval; through a real recogniser where there is one.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readable } from '../../src/adapters/codecs/convert.ts'
import { createSpeech } from '../../src/adapters/openai/speech.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { containerOf } from '../../src/voice/container.ts'
import { openDoor, upload } from './http-door.ts'
import { memoryPlatform } from '../kit/chat-platform.ts'
import { openOffice } from '../kit/office.ts'
import { lacking, openStudio, startSpeechServer, type SpeechServer } from '../kit/speech-server.ts'

let server: SpeechServer
const speech = (over: object = {}, only?: 'wav') =>
  createSpeech({ baseUrl: server.url, name: 'sense-voice', timeoutMs: 2000, ...over }, (r) => readable(r, only))
beforeEach(async () => {
  server = await startSpeechServer()
})
afterEach(() => server.close())

const OGG = new Uint8Array([...Buffer.from('OggS'), 0, 2, 0, 0])
const hints = { locale: 'zh' as const, words: ['请假', '李强'] }

describe('the recogniser', () => {
  test('is told the model, the names that may be said, and a name that ends as the bytes do', async () => {
    server.answer = async () => ({ body: { text: '<|zh|><|NEUTRAL|>明天请一天年假' } })
    const heard = await speech({ language: 'zh' }).transcribe(
      { name: 'voice.mp4', type: 'video/mp4', bytes: OGG },
      hints,
    )
    expect(heard.text).toBe('明天请一天年假')
    expect(server.asked[0]).toMatchObject({
      name: 'voice.ogg',
      model: 'sense-voice',
      prompt: '请假，李强',
      language: 'zh',
    })
  })

  test('may answer with the bare words, or with nothing', async () => {
    server.answer = async () => ({ body: '你好' })
    expect((await speech().transcribe({ name: 'a', type: 'x', bytes: OGG }, hints)).text).toBe('你好')
    server.answer = async () => ({ body: { text: ' [BLANK_AUDIO] ' } })
    expect((await speech().transcribe({ name: 'a', type: 'x', bytes: OGG }, hints)).text).toBe('')
  })

  test.each([
    [503, 'unavailable', true],
    [429, 'rate-limited', true],
    [401, 'forbidden', false],
    [400, 'bad-input', false],
  ])('that answers %i is a %s fault', async (status, code, retryable) => {
    server.answer = async () => ({ status, body: { error: { message: 'no' } } })
    const fault: unknown = await speech()
      .transcribe({ name: 'a', type: 'x', bytes: OGG }, hints)
      .catch((e: unknown) => e)
    expect(fault).toBeInstanceOf(Fault)
    expect(fault).toMatchObject({ code, retryable })
  })

  test('is not asked about what is no recording', async () => {
    const bytes = Buffer.from('<html>not found</html>')
    await expect(speech().transcribe({ name: 'a.mp3', type: 'audio/mpeg', bytes }, hints)).rejects.toMatchObject({
      code: 'bad-input',
    })
    expect(server.asked).toEqual([])
  })
})

describe('while it is away', () => {
  test('people are told, and what they type after is answered', async () => {
    const chat = memoryPlatform()
    server.answer = async () => ({ status: 503, body: {} })
    const office = await openOffice('2026-03-05T01:30:00Z', { platforms: [chat], speech: speech() })
    const people = await office.world.database.open(office.org).people.organisation()
    chat.profiles.set('U1', { email: people.person('wang-fang')!.email! })
    chat.files.set('F1', { name: 'v', type: 'audio/ogg', bytes: OGG })
    await chat.says('U1', '你好')
    await chat.hears('U1', { kind: 'voice', audio: { name: 'v', type: 'audio/ogg', ref: { id: 'F1' } } })
    await chat.says('U1', '明天请一天年假')
    await office.settle()
    expect(
      chat
        .to('U1')
        .map((s) => s.message.text ?? s.message.card?.title)
        .join('\n'),
    ).toContain('语音识别暂时用不了')
    expect(chat.card('U1')?.title).toBe('请确认：请假')
  })
})

const missing = lacking()
if (missing.length > 0)
  process.stderr.write(
    `voice not run with a real recogniser: ${missing.join(', ')} missing (apt-get install flite pocketsphinx pocketsphinx-en-us sox libsox-fmt-all ffmpeg)\n`,
  )

describe.skipIf(missing.length > 0)('with a real voice and a real recogniser', () => {
  const studio = openStudio()
  afterAll(() => studio.close())
  const SAID = 'I need two days of annual leave next Monday'
  /** What else the recogniser must tell it from. */
  const OTHERS = [
    'approve the request of john',
    'what is waiting for me',
    'i am ill today and need sick leave',
    'please reimburse eighty six yuan for a taxi',
    'cancel my leave',
    'i need three days of annual leave next tuesday',
  ]

  test.each(['wav', 'ogg', 'webm', 'm4a', 'silk'] as const)(
    '%s is told by its bytes, and heard as it was said',
    async (container) => {
      const bytes = await studio.say(SAID, container)
      expect(containerOf(bytes)).toBe(container === 'm4a' ? 'mp4' : container)
      const { bytes: ready, container: now } = await readable({
        name: 'x.bin',
        type: 'application/octet-stream',
        bytes,
      })
      expect(now === 'silk').toBe(false)
      expect(await studio.hear(ready, [SAID, ...OTHERS])).toBe(SAID.toLowerCase())
    },
  )

  test('everything can be made into WAV, for recognisers that read nothing else; what is broken is refused', async () => {
    const wav = await readable({ name: 'x', type: 'x', bytes: await studio.say(SAID, 'webm') }, 'wav')
    expect([wav.name, containerOf(wav.bytes)]).toEqual(['voice.wav', 'wav'])
    await expect(readable({ name: 'x', type: 'x', bytes: OGG }, 'wav')).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('from a spoken sentence to an approved request', async () => {
    server.answer = async ({ bytes }) => ({ body: { text: await studio.hear(bytes, [SAID, ...OTHERS]) } })
    const chat = memoryPlatform()
    const office = await openOffice('2026-03-05T01:30:00Z', {
      platforms: [chat],
      speech: speech({ timeoutMs: 20_000 }),
    })
    const store = office.world.database.open(office.org)
    const people = await store.people.organisation()
    const speaker = people.people().find((p) => p.locale === 'en' && p.manager && p.active)!
    chat.profiles.set('U1', { email: speaker.email! })
    chat.profiles.set('U2', { email: people.person(speaker.manager!)!.email! })
    chat.files.set('F1', { name: 'audio_message.m4a', type: 'video/mp4', bytes: await studio.say(SAID, 'm4a') })
    await chat.hears('U1', {
      kind: 'voice',
      audio: { name: 'audio_message.m4a', type: 'video/mp4', ref: { id: 'F1' } },
    })
    await office.settle()
    expect(chat.card('U1', 'I heard')?.title).toContain('two days of annual leave next monday')
    const press = async (user: string, role: string) => {
      const button = chat.card(user)!.buttons.find((b) => b.role === role)!
      await chat.hears(user, { kind: 'press', button: button.id })
      await office.settle()
    }
    await press('U1', 'primary')
    await press('U2', 'primary')
    const [row] = await store.views.mine(speaker.id, { limit: 1 })
    expect(row?.request).toMatchObject({
      status: 'approved',
      values: { leaveType: 'annual', period: { start: '2026-03-09', end: '2026-03-10' } },
    })
  })
})

describe('in the web chat', () => {
  test('a recording is heard, shown as heard, and not kept; sent twice it is heard once', async () => {
    server.answer = async () => ({ body: { text: '明天请一天年假' } })
    const { office, call, signIn, close } = await openDoor({}, { speech: speech() })
    const wang = await signIn('wang-fang')
    expect((await wang.get('/api/session')).json()).toMatchObject({ voice: true })
    const id = randomUUID()
    const send = () => {
      const { type, payload } = upload('voice', 'audio/ogg', Buffer.from(OGG), { id })
      return call({
        method: 'POST',
        url: '/api/chat/voice',
        headers: { cookie: wang.cookie, 'x-csrf': wang.csrf, 'content-type': type },
        ...(payload === undefined ? {} : { payload }),
      })
    }
    expect((await send()).status).toBe(200)
    await office.settle()
    expect((await send()).status).toBe(200)
    await office.settle()
    const messages = await office.messages('wang-fang')
    expect(messages.filter((m) => m.from === 'person').map((m) => m.text)).toEqual(['明天请一天年假'])
    expect(messages.map((m) => m.card?.title)).toEqual(
      expect.arrayContaining(['我听到的是：“明天请一天年假”', '请确认：请假']),
    )
    expect(server.asked).toHaveLength(1)
    const { files } = await office.world.database
      .open(office.org)
      .files.uploaded('wang-fang', office.world.clock.now().subtract({ hours: 1 }))
    expect(files).toBe(0)
    await close()
  })
})
