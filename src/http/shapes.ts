// Shapes that several routes read from bodies. What a value means is checked by the form, not here.
import { z } from 'zod'
import type { Values } from './contract.ts'

export const FileRefs = z
  .array(
    z.object({
      file: z.string().max(100),
      name: z.string().max(300),
      size: z.number().int().nonnegative(),
      type: z.string().max(200),
    }),
  )
  .max(20)

const Money = z.strictObject({ amount: z.string().max(40), currency: z.string().max(3) })
const DateRange = z.strictObject({
  start: z.string().max(20),
  end: z.string().max(20),
  startHalf: z.enum(['am', 'pm']).optional(),
  endHalf: z.enum(['am', 'pm']).optional(),
  days: z.number().optional(),
  estimated: z.boolean().optional(),
})
const Scalar = z.union([z.string().max(20_000), z.number(), Money, DateRange])
const Row = z.record(z.string().max(60), Scalar)
const Value = z.union([Scalar, z.array(z.string().max(200)).max(200), FileRefs, z.array(Row).max(200)])

/** JSON of a form: at most 200 fields, nothing nested deeper than a table's row. */
export const FormValues = z
  .record(z.string().max(60), Value)
  .refine((v) => Object.keys(v).length <= 200) as z.ZodType<Values>

export const Picks = z.record(z.string().max(60), z.array(z.string().max(100)).max(50))
