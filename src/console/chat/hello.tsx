// The first thing a new colleague sees: a greeting and sentences to start from.
import Prompts from '@ant-design/x/es/prompts'
import { useMe } from '../data/session.ts'
import { Logo } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'

export function Hello({ onChoose }: { onChoose: (text: string) => void }) {
  const { w } = useWords()
  const me = useMe()
  return (
    <div className="hello-scroll">
      <div className="hello" data-testid="chat-empty">
        <Logo size={46} />
        <h2 className="hello-title">{w.chat.hello(me.name)}</h2>
        <p className="hello-hint">{w.chat.helloHint}</p>
        <Prompts
          items={w.chat.examples.map((e) => ({ key: e.text, label: e.title, description: e.text }))}
          onItemClick={({ data }) => onChoose(data.key)}
          wrap
        />
      </div>
    </div>
  )
}
