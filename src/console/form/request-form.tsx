// A form from the first field to "submitted": fill, look at what would happen, submit once.
import { Button } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import type { Field, Out, PersonView, Picks, Problem, Values } from '../data/shapes.ts'
import { cleaned } from '../data/values.ts'
import { BackIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { FormFields, missingIn, showProblem, stayOnEnter } from './form-fields.tsx'
import { PickApprovers, pickProblems, type PickStep } from './pick-approvers.tsx'
import { Review } from './review.tsx'
import { useUploading, WatchUploads } from './uploading.tsx'

type Done = Out<'POST /api/requests'>
type Previewed = Extract<Out<'POST /api/requests/preview'>, { route: unknown }>

interface Props {
  process: string
  fields: readonly Field[]
  picks: readonly PickStep[]
  /** A resubmission keeps the earlier approvers where none are named. */
  picksRequired: boolean
  start: Values
  known?: readonly PersonView[]
  submitLabel: string
  submit: (key: string, values: Values, picks: Picks | undefined) => Promise<Done>
  done: (answer: Extract<Done, { ok: true }>) => void
  onChange?: (values: Values) => void
  cancel?: () => void
}

export function RequestForm(props: Props) {
  const { fields, process, picksRequired } = props
  const { w, why } = useWords()
  const [values, setValues] = useState(props.start)
  const [picks, setPicks] = useState<Picks>({})
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [refused, setRefused] = useState<string | undefined>()
  const [review, setReview] = useState<Previewed | undefined>()
  const uploading = useUploading()
  const sent = Object.values(picks).some((ids) => ids.length) ? picks : undefined

  const look = useMutation({
    mutationFn: (clean: Values) =>
      call('POST /api/requests/preview', { body: { process, values: clean, ...(sent ? { picks: sent } : {}) } }),
    onSuccess: (answer) => {
      if ('problems' in answer) point(answer.problems)
      else if ('refusal' in answer) setRefused(answer.message)
      else setReview(answer)
    },
  })
  const point = (found: readonly Problem[]) => {
    setProblems(found)
    showProblem(found)
  }
  const change = (next: Values) => {
    setValues(next)
    setProblems((old) => old.filter((p) => values[p.field.split('.')[0]!] === next[p.field.split('.')[0]!]))
    props.onChange?.(next)
  }
  const check = () => {
    if (look.isPending || uploading.busy) return
    const clean = cleaned(fields, values)
    const found = [...missingIn(fields, clean), ...(picksRequired ? pickProblems(props.picks, picks) : [])]
    setRefused(undefined)
    point(found)
    if (!found.length) look.mutate(clean)
  }
  if (review)
    return (
      <Submit
        {...props}
        review={review}
        picks={sent}
        back={() => setReview(undefined)}
        refused={(message, found) => {
          setReview(undefined)
          setRefused(message)
          point(found)
        }}
      />
    )
  return (
    <form
      className="request-form"
      noValidate
      data-testid="request-form"
      onKeyDown={stayOnEnter}
      onSubmit={(e) => {
        e.preventDefault()
        check()
      }}
    >
      <WatchUploads tell={uploading.tell}>
        <FormFields
          fields={fields}
          values={values}
          onChange={change}
          problems={problems}
          {...(props.known ? { known: props.known } : {})}
        />
      </WatchUploads>
      {props.picks.length > 0 && (
        <PickApprovers
          process={process}
          steps={props.picks}
          picks={picks}
          onChange={setPicks}
          problems={problems}
          required={picksRequired}
        />
      )}
      {refused !== undefined && (
        <div className="note note-warning" role="alert" data-testid="refusal">
          {refused}
        </div>
      )}
      {look.error && (
        <div className="note note-danger" role="alert">
          {why(look.error)}
        </div>
      )}
      <div className="form-foot">
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={look.isPending}
          disabled={uploading.busy}
          data-testid="form-next"
        >
          {uploading.busy ? w.form.uploading : w.form.check}
        </Button>
        {props.cancel && (
          <Button size="large" onClick={props.cancel}>
            {w.act.cancel}
          </Button>
        )}
        {problems.length > 0 && <span className="form-foot-problems">{w.form.fix(problems.length)}</span>}
      </div>
    </form>
  )
}

interface SubmitProps extends Props {
  review: Previewed
  back: () => void
  refused: (message: string, problems: readonly Problem[]) => void
}

function Submit({
  review,
  fields,
  submit,
  submitLabel,
  picks,
  done,
  back,
  refused,
  known,
}: Omit<SubmitProps, 'picks'> & { picks: Picks | undefined }) {
  const { w, why } = useWords()
  // One key for what was reviewed: a second click, or a retry after a lost answer, is the same submission.
  const key = useRef(newKey())
  const busy = useRef(false)
  const send = useMutation({
    mutationFn: () => submit(key.current, review.values, picks),
    onSuccess: (answer) => {
      if (answer.ok) return done(answer)
      refused(answer.message, answer.refusal.refused === 'invalid-form' ? answer.refusal.problems : [])
    },
    onSettled: () => {
      busy.current = false
    },
  })
  return (
    <div className="request-form" data-testid="form-review">
      <h2>{w.form.previewTitle}</h2>
      <Review fields={fields} review={review} known={known ?? []} />
      {send.error && (
        <div className="note note-danger" role="alert">
          {why(send.error)}
        </div>
      )}
      <div className="form-foot">
        <Button
          type="primary"
          size="large"
          autoFocus
          loading={send.isPending}
          data-testid="form-submit"
          onClick={() => {
            if (busy.current) return
            busy.current = true
            send.mutate()
          }}
        >
          {submitLabel}
        </Button>
        <Button
          size="large"
          icon={<BackIcon size={18} />}
          disabled={send.isPending}
          onClick={back}
          data-testid="form-back"
        >
          {w.form.edit}
        </Button>
      </div>
    </div>
  )
}
