// Saying it instead of typing: the browser records, the server hears, and what was heard is shown before anything is done.
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { uploadVoice } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import { nowMs } from '../data/now.ts'
import { CrossIcon, MicIcon, SendIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'

/** Whatever this browser records best; the server reads them all. */
const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']
const LONGEST_MS = 120_000

export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function'

interface Taking {
  recorder: MediaRecorder
  stream: MediaStream
  since: number
}

export function Voice({ onSent }: { onSent: () => void }) {
  const { w } = useWords()
  const { message } = App.useApp()
  const [taking, setTaking] = useState<Taking | undefined>()
  const [sending, setSending] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const kept = useRef(false)
  const live = useRef<Taking | undefined>(undefined)
  live.current = taking

  useEffect(() => {
    if (!taking) return undefined
    const tick = setInterval(() => {
      const passed = nowMs() - taking.since
      setSeconds(Math.floor(passed / 1000))
      if (passed > LONGEST_MS) finish(true)
    }, 250)
    return () => clearInterval(tick)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [taking])
  // Leaving the page lets the microphone go.
  useEffect(() => () => live.current?.stream.getTracks().forEach((t) => t.stop()), [])

  const begin = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true } })
      const kind = KINDS.find((k) => MediaRecorder.isTypeSupported(k))
      const recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : {})
      const parts: Blob[] = []
      recorder.addEventListener('dataavailable', (e) => parts.push(e.data))
      recorder.addEventListener('stop', () => {
        stream.getTracks().forEach((t) => t.stop())
        setTaking(undefined)
        setSeconds(0)
        if (kept.current && parts.length > 0) void send(new Blob(parts, { type: recorder.mimeType }))
      })
      recorder.start()
      setTaking({ recorder, stream, since: nowMs() })
    } catch {
      // Refused, or there is none.
      void message.warning(w.chat.voice.noMicrophone)
    }
  }
  const finish = (keep: boolean) => {
    kept.current = keep
    if (live.current?.recorder.state === 'recording') live.current.recorder.stop()
  }
  const send = async (recording: Blob) => {
    setSending(true)
    try {
      await uploadVoice(newKey(), new File([recording], 'voice', { type: recording.type }))
      onSent()
    } catch {
      void message.error(w.chat.voice.notSent)
    } finally {
      setSending(false)
    }
  }

  if (!taking)
    return (
      <button
        type="button"
        className="round"
        aria-label={w.chat.voice.start}
        title={w.chat.voice.start}
        disabled={sending}
        data-testid="voice-start"
        onClick={() => void begin()}
      >
        <MicIcon />
      </button>
    )
  return (
    <div className="voice" role="group" aria-label={w.chat.voice.recording}>
      <button
        type="button"
        className="round"
        aria-label={w.chat.voice.drop}
        title={w.chat.voice.drop}
        onClick={() => finish(false)}
      >
        <CrossIcon />
      </button>
      <span className="voice-time num" role="timer">
        <span className="voice-dot" aria-hidden />
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      </span>
      <button
        type="button"
        className="round round-send"
        aria-label={w.chat.voice.send}
        title={w.chat.voice.send}
        data-testid="voice-send"
        onClick={() => finish(true)}
      >
        <SendIcon />
      </button>
    </div>
  )
}
