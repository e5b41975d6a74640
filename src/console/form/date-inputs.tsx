// Inputs for a day and for a period with half-days.
import { DatePicker, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { DateRange, Value } from '../data/shapes.ts'
import { isRange } from '../data/values.ts'
import { useWords } from '../words/words.tsx'
import type { InputProps } from './input-props.ts'

type Half = 'am' | 'pm'

export function DateInput({ id, value, onChange, wrong }: InputProps<'date'>) {
  return (
    <Day
      id={id}
      value={typeof value === 'string' ? value : ''}
      wrong={wrong}
      onChange={(day) => onChange(day || undefined)}
    />
  )
}

export function DateRangeInput({ id, field, value, onChange, wrong }: InputProps<'dateRange'>) {
  const { w } = useWords()
  const range = isRange(value) ? value : undefined
  const set = (part: Partial<Pick<DateRange, 'start' | 'end'>> & { startHalf?: Half; endHalf?: Half }) =>
    onChange(next(range, part))
  return (
    <div className="range">
      <div className="range-side">
        <span className="range-word">{w.form.start}</span>
        <Day
          id={id}
          label={w.form.start}
          value={range?.start ?? ''}
          wrong={wrong}
          onChange={(start) => set({ start })}
        />
        {field.halfDays && (
          <HalfDay
            label={`${w.form.start} ${w.form.half.am}/${w.form.half.pm}`}
            value={range?.startHalf ?? 'am'}
            onChange={(startHalf) => set({ startHalf })}
          />
        )}
      </div>
      <div className="range-side">
        <span className="range-word">{w.form.end}</span>
        <Day
          id={`${id}-end`}
          label={w.form.end}
          value={range?.end ?? ''}
          wrong={wrong}
          onChange={(end) => set({ end })}
        />
        {field.halfDays && (
          <HalfDay
            label={`${w.form.end} ${w.form.half.am}/${w.form.half.pm}`}
            value={range?.endHalf ?? 'pm'}
            onChange={(endHalf) => set({ endHalf })}
          />
        )}
      </div>
    </div>
  )
}

/** A first day also sets the last one; whole days carry no halves; days are counted by the server. */
function next(
  range: DateRange | undefined,
  part: Partial<Pick<DateRange, 'start' | 'end'>> & { startHalf?: Half; endHalf?: Half },
): Value | undefined {
  let { start = '', end = '' } = { ...range, ...part }
  if (part.start && (!end || end < part.start)) end = part.start
  if (part.end && !start) start = part.end
  if (!start && !end) return undefined
  const startHalf = part.startHalf ?? range?.startHalf ?? 'am'
  const endHalf = part.endHalf ?? range?.endHalf ?? 'pm'
  return startHalf === 'am' && endHalf === 'pm' ? { start, end } : { start, end, startHalf, endHalf }
}

interface DayProps {
  id: string
  label?: string
  value: string
  wrong: boolean
  onChange: (day: string) => void
}

/** Phones have a better calendar of their own than any that a page can draw. */
function Day({ id, label, value, wrong, onChange }: DayProps) {
  const named = label ? { 'aria-label': label } : {}
  const status = wrong ? 'error' : ''
  if (matchMedia('(pointer: coarse)').matches)
    return (
      <Input
        id={id}
        className="day"
        type="date"
        {...named}
        value={value}
        status={status}
        onChange={(e) => onChange(e.target.value)}
      />
    )
  const day = value ? dayjs(value) : undefined
  return (
    <DatePicker
      id={id}
      className="day"
      {...named}
      format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYYMMDD']}
      value={day?.isValid() ? day : null}
      status={status}
      onChange={(picked: Dayjs | null) => onChange(picked ? picked.format('YYYY-MM-DD') : '')}
    />
  )
}

function HalfDay({ label, value, onChange }: { label: string; value: Half; onChange: (half: Half) => void }) {
  const { w } = useWords()
  return (
    <Select<Half>
      className="half"
      aria-label={label}
      value={value}
      onChange={onChange}
      options={[
        { value: 'am', label: w.form.half.am },
        { value: 'pm', label: w.form.half.pm },
      ]}
    />
  )
}
