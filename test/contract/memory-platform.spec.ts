// The platform in memory that the assistant's own tests speak to is held to the same contract as the real ones.
import { plainCard } from '../../src/chat/plain.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { memoryPlatform } from '../kit/chat-platform.ts'
import { platformContract } from './platform.ts'

platformContract('slack', async (host) => {
  const platform = memoryPlatform()
  await platform.start(host)
  platform.profiles.set('UWANG', { email: 'wang.fang@example.com' })
  const faults = {
    'rate-limited': () =>
      new Fault('rate-limited', 'slow down', { retryAfter: Temporal.Duration.from({ seconds: 1 }) }),
    down: () => new Fault('unavailable', 'down'),
    rejected: () => new Fault('bad-input', 'no such block'),
    gone: () => new Fault('not-found', 'left'),
  }
  return {
    platform,
    account: { platform: 'slack', workspace: 'T1', user: 'UWANG' },
    email: 'wang.fang@example.com',
    says: async (text, event) => void (await platform.says('UWANG', text, { event })),
    mentions: async (text, event) => void (await platform.says('UWANG', text, { event, group: true })),
    presses: async (label, input) => {
      const button = platform.card('UWANG')!.buttons.find((b) => b.label === label)!
      await platform.hears('UWANG', { kind: 'press', button: button.id, ...(input ? { input } : {}) })
    },
    shown: async () =>
      platform.to('UWANG').map(({ message }) => [message.text, message.card && plainCard(message.card)].join('\n')),
    previews: async () => platform.to('UWANG').map(({ message }) => message.card?.title ?? ''),
    // Nothing rings in a test.
    raw: async () => '',
    alive: /<!channel>/,
    left: async () => platform.notes.map((n) => n.text),
    aloud: async () => platform.aloud.map(({ card }) => plainCard(card)),
    letsIn: () => void (platform.outsider = true),
    fails: (how) => void platform.failing.push(faults[how]()),
    close: async () => {},
  }
})
