// Inputs for words, numbers and money.
import { Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { isMoney } from '../data/values.ts'
import { useWords } from '../words/words.tsx'
import type { InputProps } from './input-props.ts'

const USUAL_CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD']

export function TextInput({ id, field, value, onChange, wrong }: InputProps<'text'>) {
  return (
    <Input
      id={id}
      value={typeof value === 'string' ? value : ''}
      status={wrong ? 'error' : ''}
      {...(field.maxLength ? { maxLength: field.maxLength } : {})}
      onChange={(e) => onChange(e.target.value || undefined)}
    />
  )
}

export function LongTextInput({ id, field, value, onChange, wrong }: InputProps<'longText'>) {
  const long = typeof value === 'string' && field.maxLength !== undefined && value.length > field.maxLength * 0.8
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 3, maxRows: 10 }}
      value={typeof value === 'string' ? value : ''}
      status={wrong ? 'error' : ''}
      showCount={long}
      {...(field.maxLength ? { maxLength: field.maxLength } : {})}
      onChange={(e) => onChange(e.target.value || undefined)}
    />
  )
}

export function NumberInput({ id, field, value, onChange, wrong, locked }: InputProps<'number'>) {
  const { pick } = useWords()
  return (
    <InputNumber<number>
      id={id}
      className="number"
      value={typeof value === 'number' ? value : null}
      status={wrong ? 'error' : ''}
      disabled={locked}
      {...(field.unit ? { suffix: pick(field.unit) } : {})}
      {...(field.integer ? { precision: 0 } : {})}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

export function MoneyInput({ id, field, value, onChange, wrong, locked }: InputProps<'money'>) {
  const { w } = useWords()
  const money = isMoney(value) ? value : undefined
  const currencies = field.currencies ?? USUAL_CURRENCIES
  const [chosen, setChosen] = useState(currencies[0] ?? 'CNY')
  const currency = money?.currency ?? chosen
  return (
    <Space.Compact className="money">
      <InputNumber<string>
        id={id}
        stringMode
        className="money-amount"
        controls={false}
        inputMode="decimal"
        value={money?.amount ?? null}
        status={wrong ? 'error' : ''}
        disabled={locked}
        formatter={(v, info) => (info.userTyping ? info.input : grouped(v ?? ''))}
        parser={(v) => (v ?? '').replace(/[,，\s¥￥$€£]/g, '')}
        onChange={(next) => onChange(next === null || next === '' ? undefined : { amount: String(next), currency })}
      />
      <Select
        className="money-currency"
        aria-label={w.form.currency}
        value={currency}
        disabled={locked || currencies.length === 1}
        options={currencies.map((c) => ({ value: c, label: c }))}
        onChange={(next) => {
          setChosen(next)
          if (money) onChange({ ...money, currency: next })
        }}
      />
    </Space.Compact>
  )
}

/** 1234567.5 → 1,234,567.5; by text, so that no digit is lost. */
function grouped(amount: string | number): string {
  const [whole = '', part] = String(amount).split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return part === undefined ? spaced : `${spaced}.${part}`
}
