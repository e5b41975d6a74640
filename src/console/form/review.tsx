// What would happen on submit: the values as they will be stored, and who will decide.
import { useMemo } from 'react'
import type { Field, PersonView, RouteStep, Values } from '../data/shapes.ts'
import type { Forecast, Soonest } from '../data/insight.ts'
import { ForecastNote } from '../insight/forecast.tsx'
import { SoonestLines } from '../insight/soonest.tsx'
import { RouteView } from '../request/route.tsx'
import { useWords } from '../words/words.tsx'
import { useSeenPeople } from './person-select.tsx'
import { FieldList } from './field-list.tsx'

interface Props {
  fields: readonly Field[]
  review: { values: Values; route: readonly RouteStep[]; forecast?: Forecast; soonest: readonly Soonest[] }
  known: readonly PersonView[]
}

export function Review({ fields, review, known }: Props) {
  const { w } = useWords()
  const seen = useSeenPeople(undefined, known)
  const people = useMemo(() => Object.fromEntries(seen), [seen])
  return (
    <div className="review">
      <section className="panel" aria-label={w.form.previewValues}>
        <h3>{w.form.previewValues}</h3>
        <FieldList fields={fields} values={review.values} people={people} />
      </section>
      <section className="panel" aria-label={w.form.previewRoute}>
        <h3>{w.form.previewRoute}</h3>
        <RouteView route={review.route} round={1} preview />
        <SoonestLines soonest={review.soonest} />
        {review.forecast && <ForecastNote forecast={review.forecast} />}
      </section>
    </div>
  )
}
