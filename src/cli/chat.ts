// `yiju chat`: the same assistant, the same cards, in text. Type a sentence, or the number of a button.
import { randomUUID } from 'node:crypto'
import readline from 'node:readline'
import type { Command } from 'commander'
import { z } from 'zod'
import type { StoredMessage } from '../assistant/ports.ts'
import type { Button } from '../chat/card.ts'
import { plainCard } from '../chat/plain.ts'
import { callLocal, configFor, connect, type Notice } from './connect.ts'

export function registerChat(program: Command): void {
  program
    .command('chat')
    .description('the same assistant in the terminal')
    .option('--as <person>', 'id, e-mail or name')
    .option('--data <dir>', 'directory of the embedded database')
    .action(async (options: { as?: string; data?: string }) => {
      const at = await connect(configFor(options.data))
      try {
        await converse(await signIn(at, options.as))
      } finally {
        await at.close()
      }
    })
}

interface Line {
  name: string
  locale: 'zh' | 'en'
  get<T>(path: string): Promise<T>
  post(path: string, body: object): Promise<void>
}

const Me = z.object({ id: z.string(), name: z.string(), locale: z.enum(['zh', 'en']), csrf: z.string() })

async function signIn(at: Notice, person?: string): Promise<Line> {
  const { body: me, cookie } = await callLocal(at, 'session', person ? { person } : {}, Me)
  const headers = { cookie, 'x-csrf': me.csrf, 'content-type': 'application/json' }
  const call = async (path: string, init: RequestInit) => {
    const answer = await fetch(at.url + path, { ...init, headers })
    if (answer.ok) return answer.json()
    const { error } = (await answer.json()) as { error: { message: { zh: string; en: string } } }
    throw new Error(error.message[me.locale])
  }
  return {
    name: me.name,
    locale: me.locale,
    get: (path) => call(path, { method: 'GET' }),
    post: async (path, body) => void (await call(path, { method: 'POST', body: JSON.stringify(body) })),
  }
}

const WORDS = {
  zh: {
    hello: (n: string) =>
      `${n}，您好。直接说一句要办的事，例如“明天请一天年假”；输入按钮前的数字可以按它。Ctrl+D 退出。`,
    slow: '还在处理，稍后会在这里显示。',
  },
  en: {
    hello: (n: string) =>
      `Hello ${n}. Say what you need, e.g. "annual leave tomorrow"; type a button's number to press it. Ctrl+D leaves.`,
    slow: 'Still working; the answer will appear here.',
  },
}

async function converse(line: Line): Promise<void> {
  const words = WORDS[line.locale]
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  // Taken at once: lines that arrive before somebody iterates would be lost.
  const lines = terminal[Symbol.asyncIterator]()
  const ask = async (label: string): Promise<string | undefined> => {
    process.stdout.write(`${label} `)
    const { value, done } = await lines.next()
    return done ? undefined : value
  }
  const screen = createScreen(line)
  await screen.catchUp()
  process.stdout.write(`${words.hello(line.name)}\n`)
  // One line after another, so that a piped script reads like a conversation.
  for (let typed = await ask('>'); typed !== undefined; typed = await ask('>')) {
    if (!typed.trim()) continue
    const button = /^\d{1,2}$/.test(typed.trim()) ? screen.button(Number(typed.trim())) : undefined
    try {
      if (button) await press(line, button, ask)
      else await line.post('/api/chat/messages', { id: randomUUID(), text: typed })
      if (!(await screen.settle())) process.stdout.write(`${words.slow}\n`)
    } catch (error) {
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  terminal.close()
}

async function press(line: Line, button: Button, ask: (label: string) => Promise<string | undefined>): Promise<void> {
  const input = button.input ? await ask(`${button.input.label}:`) : undefined
  await line.post('/api/chat/press', { id: randomUUID(), button: button.id, ...(input ? { input } : {}) })
}

type Page = { messages: StoredMessage[]; thinking: boolean }

function createScreen(line: Line) {
  let last = 0
  let buttons: readonly Button[] = []
  const show = (messages: readonly StoredMessage[]) => {
    for (const message of messages) {
      last = Math.max(last, message.seq)
      if (message.from === 'person') continue
      if (message.text) process.stdout.write(`${message.text}\n`)
      if (!message.card) continue
      process.stdout.write(`${plainCard(message.card, { width: Math.min(process.stdout.columns ?? 80, 100) })}\n`)
      if (message.card.buttons.length) buttons = message.card.buttons
    }
  }
  const load = () => line.get<Page>('/api/chat')
  return {
    button: (number: number) => buttons[number - 1],
    async catchUp() {
      last = Math.max(0, ...(await load()).messages.map((m) => m.seq))
    },
    /** Shows what is new; false when the answer takes longer than 20 s. */
    async settle(): Promise<boolean> {
      for (let tries = 0; tries < 400; tries++) {
        const { messages, thinking } = await load()
        show(messages.filter((m) => m.seq > last))
        if (!thinking) return true
        await new Promise((done) => setTimeout(done, 50))
      }
      return false
    },
  }
}
